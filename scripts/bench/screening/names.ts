import { fakerEN, fakerES_MX, fakerFR, fakerIT, fakerPL, fakerPT_BR, fakerTR } from "@faker-js/faker";

const words = (text: string) => text.trim().split(/\s+/);
/** "latin=native" pairs. */
const pairs = (text: string) => words(text).map((pair) => pair.split("=") as [string, string]);

export type Culture = {
  code: string;
  countries: string[];
  given: [string, string][];
  family: [string, string][];
  /** How a name is put together from two or three given names and a family name. */
  order: "given-first" | "family-first";
};

/** Names in Latin letters as lists write them, with their own script where they have one. Common ones of many places, nobody in particular. */
export const CULTURES: Culture[] = [
  {
    code: "ru",
    countries: ["RU", "BY", "UA", "KZ"],
    order: "given-first",
    given:
      pairs(`Yuri=Юрий Sergei=Сергей Dmitri=Дмитрий Alexei=Алексей Nikolai=Николай Viktor=Виктор Andrei=Андрей Yevgeny=Евгений
      Mikhail=Михаил Oleg=Олег Konstantin=Константин Vyacheslav=Вячеслав Gennady=Геннадий Ruslan=Руслан Timur=Тимур Arkady=Аркадий
      Boris=Борис Leonid=Леонид Valery=Валерий Anatoly=Анатолий Tatyana=Татьяна Olga=Ольга Lyudmila=Людмила Ksenia=Ксения Zhanna=Жанна
      Svetlana=Светлана Galina=Галина Roman=Роман Stanislav=Станислав Vadim=Вадим`),
    family:
      pairs(`Shcherbakov=Щербаков Khabarov=Хабаров Zhukovsky=Жуковский Tsvetkov=Цветков Yeltsov=Ельцов Chernykh=Черных Grishin=Гришин
      Belyaev=Беляев Lukyanov=Лукьянов Fyodorov=Фёдоров Kuznetsov=Кузнецов Golovin=Головин Mironov=Миронов Zaitsev=Зайцев
      Sukhorukov=Сухоруков Tikhonov=Тихонов Yakovlev=Яковлев Vorobyov=Воробьёв Prokhorov=Прохоров Kozhevnikov=Кожевников
      Dzhabrailov=Джабраилов Rogozhin=Рогожин Maslennikov=Масленников Karpukhin=Карпухин Ovchinnikov=Овчинников Semyonov=Семёнов
      Shubin=Шубин Gribanov=Грибанов Lysenko=Лысенко Bogatyrev=Богатырев Chistyakov=Чистяков Nazarov=Назаров Polyakov=Поляков`),
  },
  {
    code: "ar",
    countries: ["SY", "IQ", "LB", "YE", "LY"],
    order: "given-first",
    given:
      pairs(`Muhammad=محمد Ahmad=احمد Khalid=خالد Tariq=طارق Yusuf=يوسف Ibrahim=ابراهيم Samir=سمير Walid=وليد Faysal=فيصل Nabil=نبيل
      Bilal=بلال Jamil=جميل Rashid=رشيد Karim=كريم Salim=سليم Munir=منير Zuhayr=زهير Adnan=عدنان Marwan=مروان Anwar=انور Hisham=هشام
      Mazin=مازن Ghassan=غسان Imad=عماد Fawzi=فوزي Qasim=قاسم Bassam=بسام Farid=فريد Luqman=لقمان Sufyan=سفيان`),
    family:
      pairs(`al-Zawahri=الظواهري al-Khatib=الخطيب al-Masri=المصري Haddad=حداد al-Shammari=الشمري Darwish=درويش al-Jaburi=الجبوري
      Sabbagh=صباغ al-Dulaymi=الدليمي Barakat=بركات al-Hamdani=الحمداني Shahin=شاهين al-Qadri=القادري Mansur=منصور al-Tamimi=التميمي
      Bitar=بيطار al-Rifai=الرفاعي Khoury=خوري al-Samarrai=السامرائي Nasrawi=نصراوي Kanaan=كنعان al-Ansari=الانصاري Zaytun=زيتون
      al-Ghamdi=الغامدي Sulayman=سليمان al-Harbi=الحربي Fakhuri=فاخوري Maluf=معلوف al-Utaybi=العتيبي Qabbani=قباني`),
  },
  {
    code: "zh",
    countries: ["CN", "HK", "TW"],
    order: "family-first",
    given:
      pairs(`Xiaoming=晓明 Jianguo=建国 Weidong=卫东 Guoqiang=国强 Haiyan=海燕 Zhiqiang=志强 Lihua=丽华 Yongsheng=永生 Jinhai=金海
      Xuefeng=雪峰 Mingde=明德 Chunlan=春兰 Baoguo=宝国 Shufen=淑芬 Tianyi=天翼 Zhengguang=正光 Wenbin=文彬 Dongmei=冬梅 Jiahui=家辉
      Qiang=强 Yulan=玉兰 Shaohua=少华 Hongwei=宏伟 Runfa=润发 Zhenhua=振华 Changming=昌明`),
    family:
      pairs(`Wang=王 Zhang=张 Chen=陈 Liu=刘 Zhou=周 Xu=徐 Huang=黄 Guo=郭 Zheng=郑 Xie=谢 Tang=唐 Deng=邓 Cao=曹 Peng=彭 Cheng=程
      Jiang=蒋 Shen=沈 Qian=钱 Hou=侯 Meng=孟 Qin=秦 Fang=方 Xiong=熊 Bai=白 Cui=崔 Kong=孔`),
  },
  {
    code: "es",
    countries: ["MX", "CO", "VE", "CU"],
    order: "given-first",
    given:
      pairs(`José=José Luis=Luis Carlos=Carlos Jorge=Jorge Héctor=Héctor Raúl=Raúl Ramón=Ramón Óscar=Óscar Gustavo=Gustavo Arturo=Arturo
      Rubén=Rubén Sergio=Sergio Hugo=Hugo Alfredo=Alfredo Ernesto=Ernesto Guillermo=Guillermo Rosa=Rosa Lucía=Lucía Beatriz=Beatriz
      Claudia=Claudia Marisol=Marisol Ximena=Ximena Octavio=Octavio Fermín=Fermín Leopoldo=Leopoldo`),
    family:
      pairs(`García=García Villalobos=Villalobos Cárdenas=Cárdenas Zambrano=Zambrano Quintero=Quintero Beltrán=Beltrán Núñez=Núñez
      Orozco=Orozco Salazar=Salazar Muñoz=Muñoz Figueroa=Figueroa Bermúdez=Bermúdez Palacios=Palacios Arellano=Arellano Cifuentes=Cifuentes
      Echeverría=Echeverría Montoya=Montoya Restrepo=Restrepo Sepúlveda=Sepúlveda Urrutia=Urrutia Valdés=Valdés Yáñez=Yáñez Carrillo=Carrillo
      Ibarra=Ibarra Lozano=Lozano Meneses=Meneses Ochoa=Ochoa Pineda=Pineda Rentería=Rentería Tovar=Tovar`),
  },
  {
    code: "en",
    countries: ["GB", "US", "AU", "ZA"],
    order: "given-first",
    given:
      pairs(`James=James Robert=Robert Margaret=Margaret Steven=Steven Philip=Philip Gregory=Gregory Katherine=Katherine Edward=Edward
      Graham=Graham Helen=Helen Martin=Martin Stuart=Stuart Duncan=Duncan Vivian=Vivian Leonard=Leonard Harriet=Harriet Clifford=Clifford
      Rosemary=Rosemary Desmond=Desmond Gordon=Gordon Trevor=Trevor Nigel=Nigel Wesley=Wesley Bernard=Bernard`),
    family:
      pairs(`Thornbury=Thornbury Hollingsworth=Hollingsworth Blackwood=Blackwood Pemberton=Pemberton Whitaker=Whitaker Carmichael=Carmichael
      Ashdown=Ashdown Fitzgerald=Fitzgerald Braithwaite=Braithwaite Lockhart=Lockhart Wetherby=Wetherby Kingsley=Kingsley Ramsbottom=Ramsbottom
      Stephenson=Stephenson Macallister=Macallister Penhaligon=Penhaligon Underwood=Underwood Fairweather=Fairweather Gallagher=Gallagher
      Cunningham=Cunningham Harding=Harding Sinclair=Sinclair Tennyson=Tennyson Walcott=Walcott Yarborough=Yarborough`),
  },
  {
    code: "de",
    countries: ["DE", "AT", "CH"],
    order: "given-first",
    given:
      pairs(`Jürgen=Jürgen Günther=Günther Wolfgang=Wolfgang Dieter=Dieter Käthe=Käthe Björn=Björn Matthias=Matthias Ulrike=Ulrike
      Friedrich=Friedrich Hannelore=Hannelore Volker=Volker Joachim=Joachim Sabine=Sabine Rüdiger=Rüdiger Gerhard=Gerhard Ingrid=Ingrid
      Lothar=Lothar Siegfried=Siegfried Annegret=Annegret Tobias=Tobias`),
    family:
      pairs(`Müller=Müller Schröder=Schröder Weißmann=Weißmann Köhler=Köhler Böttcher=Böttcher Schäfer=Schäfer Großkopf=Großkopf Lindner=Lindner
      Vogelsang=Vogelsang Hartmann=Hartmann Krüger=Krüger Zimmermann=Zimmermann Brandstetter=Brandstetter Dietrich=Dietrich Eichhorn=Eichhorn
      Falkenberg=Falkenberg Grünewald=Grünewald Hohenstein=Hohenstein Jäger=Jäger Kirchhoff=Kirchhoff Langenscheid=Langenscheid Neuhaus=Neuhaus
      Oberländer=Oberländer Pfeiffer=Pfeiffer Reinhardt=Reinhardt Steinbach=Steinbach`),
  },
];

const SAME = (name: string): [string, string] => [name, name];
/** Names of Latin scripts from a public collection: enough that two people seldom share a full name. */
const LATIN = [
  { code: "en", countries: ["GB", "US", "AU", "ZA"], faker: fakerEN },
  { code: "es", countries: ["MX", "CO", "VE", "CU"], faker: fakerES_MX },
  { code: "fr", countries: ["FR", "ML", "CI"], faker: fakerFR },
  { code: "it", countries: ["IT", "MT"], faker: fakerIT },
  { code: "pl", countries: ["PL"], faker: fakerPL },
  { code: "pt", countries: ["BR", "AO", "MZ"], faker: fakerPT_BR },
  { code: "tr", countries: ["TR"], faker: fakerTR },
].map(({ code, countries, faker }) => {
  const { first_name: first, last_name: last } = faker.rawDefinitions.person ?? {};
  const one = (names: unknown) => (Array.isArray(names) ? names : []).filter((name) => typeof name === "string");
  const given = ["generic", "female", "male"].flatMap((key) =>
    one((first as Record<string, unknown> | undefined)?.[key]),
  );
  const family = ["generic", "female", "male"].flatMap((key) =>
    one((last as Record<string, unknown> | undefined)?.[key]),
  );
  return { code, countries, order: "given-first" as const, given: given.map(SAME), family: family.map(SAME) };
});
CULTURES.push(...LATIN.filter((culture) => culture.given.length > 20 && culture.family.length > 20));

export const COMPANY_WORDS =
  words(`Amberline Northgate Caspia Meridian Volgotrans Baltika Orienta Halcyon Zagros Tigris Karun Sahand Alborz Damavand Simurgh
  Kaveh Ararat Kolkhida Donbasinvest Uralmetall Sibneftegaz Taiga Lazurit Granit Almaz Vympel Sokol Burevest Polyarnaya Zvezda Krasnaya Medved
  Dragonfly Lotuspond Jinlong Huaxing Tianhe Fuxing Changxin Yongda Baoli Shengtai Longmai Ruifeng Dongfang Xinhe Pyongchon Taesong Ryugyong
  Kumgang Mansu Hyoksin Orinoco Caribeña Esmeralda Tayrona Quetzal Jaguar Sierra Verde Costa Brava Aguila Dorada Piedra Negra Montaña Azul
  Cedarwood Levantine Phoenician Barada Orontes Palmyra Ugarit Sidonia Tripolis Zahle Bekaa Kadisha Kestrel Falconry Sandgrouse Oryx Gazelle
  Basalt Obsidian Corvus Aquila Tempest Sirocco Mistral Zephyr Borealis Solstice Equinox Perihelion Umbra Penumbra Quasar Pulsar Nimbus Cirrus`);
export const COMPANY_TRADES =
  words(`Trading Shipping Holdings Investment Petrochemical Logistics Industries International Mining Energy Construction
  Engineering Metals Aviation Maritime Technologies Electronics Chemicals Finance Exchange Foods Textiles Steel Marine`);
export const LEGAL_FORM_SETS: string[][] = [
  ["LLC", "L.L.C.", "Limited Liability Company"],
  ["Ltd", "Limited", "Ltd.", "Co., Ltd.", "Company Limited", "Pte. Ltd.", "Pty Ltd", "(Pvt) Ltd"],
  ["GmbH", "Gesellschaft mit beschränkter Haftung", "G.m.b.H."],
  ["OOO", "ООО", "Limited Liability Company", "LLC"],
  ["S.A.", "SA", "Sociedad Anónima", "S.A.", "S. A."],
  ["S.A. de C.V.", "SA DE CV", "S.A. DE C.V."],
  ["FZE", "F.Z.E.", "FZ-LLC", "FZCO"],
  ["JSC", "Joint Stock Company", "AO", "OJSC", "PJSC"],
  ["Corp.", "Corporation", "Inc.", "Incorporated"],
  ["AG", "Aktiengesellschaft", "A.G."],
  ["Sdn Bhd", "Sdn. Bhd.", "SDN BHD"],
];
