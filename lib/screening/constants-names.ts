const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/**
 * Legal forms of companies in the spelling of `nameKey(toLatin(...))`: dots gone, Latin, lower case. Longest first, so that
 * "s de rl de cv" goes before "sa". They say how a company is set up, never which one it is.
 */
export const LEGAL_FORMS: readonly string[] = `
s de rl de cv|sapi de cv|sab de cv|sa de cv|s de rl|s en cs|s en c|y cia|e hijos|sociedad por acciones simplificada|sociedad anonima|sociedad limitada
sociedade anonima|limitada|societe anonyme|societe a responsabilite limitee|societa per azioni|societa a responsabilita limitata
gesellschaft mit beschrankter haftung|aktiengesellschaft|gmbh and co kg|gmbh und co kg|gmbh co kg|gmbh|ag|kgaa|kg|ohg|ug|mbh|ev
limited liability partnership|limited liability company|private limited company|public limited company|private limited|pte limited|pty limited|company limited|joint stock company
open joint stock company|closed joint stock company|public joint stock company|private joint stock company|private company|public company
obshchestvo s ogranichennoi otvetstvennostyu|obshchestvo s ogranichennoy otvetstvennostyu|otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|aktsionernoe obshchestvo
co pte ltd|co pty ltd|co pvt ltd|co ltd|pte ltd|pty ltd|pvt ltd|sdn bhd|pt tbk|ltd sti|ltd co|co llc|fz llc|fz co
ltd|limited|inc|incorporated|corp|corporation|co|company|llc|llp|lp|plc|ulc|pc|pllc
sa|sas|sarl|sal|srl|spa|snc|scs|sca|sasu|eurl|eirl|ltda|cia|epe|me|eireli
bv|nv|cv|bvba|sprl|cvba|vof|ab|as|asa|aps|oy|oyj|hf|ehf|uab|sia|ou|kft|zrt|nyrt|bt|doo|dd|ad|ead|ood|eood|jdoo|sro|spol|zoo|sp zoo|sp z oo|sp|sc
ooo|oao|zao|pao|ao|too|tov|pat|prat|ojsc|cjsc|pjsc|jsc|jsco|pjs|mchj|mmc|qsc|ksc|bsc|wll|saoc|saog|psc|sae
fze|fzco|fzc|fz|dmcc|est|establishment|pte|pty|pvt|bhd|sdn|pt|tbk|kk|gk|yk|ltd sirketi|anonim sirketi|limited sirketi|sirketi|sti|san tic
you xian gong si|gu fen you xian gong si|you xian ze ren gong si|gong si|gu fen|zhu shi hui she|kabushiki kaisha|jusik hoesa|jusikhoesa
`
  .split(/[|\n]/)
  .filter(Boolean)
  .sort((a, b) => b.split(" ").length - a.split(" ").length || b.length - a.length);

/** Titles and forms of address: not part of a name. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  words(`mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hon eng ing lic gen general maj major col colonel lt
    lieutenant capt captain cpt brig brigadier adm admiral sgt sheikh sheik shaykh shaikh cheikh haji hajji hadji alhaji hajj mullah mulla
    maulavi maulawi mawlawi maulvi maulana mawlana qari hafiz sayyid sayed seyed sayyed seyyed syed ustad ayatollah hojatoleslam imam
    herr frau monsieur madame mme mlle senor senora don dona doctor jr sr junior senior ii iii iv esq phd`),
);

/** Small words between names: they come and go with the spelling, so they weigh little. */
export const PARTICLES: ReadonlySet<string> = new Set(
  words(`al el ul bin ben ibn bint abu abou umm aw ould wuld de da do dos das del della di du des la le las los van von der den ter ten
    zu zum y e i and of the und et ap mac st san o`),
);

/** Words that many companies have in their names: alone they point to none. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  words(`trading trade trades general international internacional global world worldwide group grupo gruppe groupe holding holdings
    investment investments inversiones invest capital finance financial financiera bank banco bancorp banque exchange money services service
    servicios servis shipping marine maritime navigation lines line import imports export exports importaciones exportaciones
    commercial comercial comercializadora industries industry industrial industria industrias manufacturing enterprise enterprises
    development developments construction constructora engineering technology technologies tech solutions systems management consulting
    consultants logistics transport transportation transportes foods oil gas petroleum petrochemical energy power electric mining
    steel properties property real estate inmobiliaria inmobiliarias hotel hotels travel tours tourism agency organization
    organisation association foundation institute center centre national state federal public private joint stock new the and of for
    partners partnership distribution distribuidora distributors supply supplies products productos production media network networks
    communications telecom insurance security health medical pharma pharmaceutical pharmaceuticals equipment machinery electronics
    agro agricola ganadera farm materials chemical chemicals textile textiles auto motors aviation airlines air asia pacific europe
    african america middle east west north south gulf star golden`),
);

/** Names that very many people have: they weigh less, and find candidates only together with more of the other name. */
export const COMMON_NAMES: ReadonlySet<string> = new Set(
  words(`muhammad ahmad ali hasan husayn abdullah ibrahim khan mahmud mustafa yusuf omar khalid hamid karim said salih salim rahman rahim
    jose juan maria carlos luis jesus antonio manuel francisco miguel jorge garcia lopez gonzalez rodriguez hernandez martinez perez sanchez
    ramirez john david michael james robert william joseph thomas peter paul daniel alexander sergei vladimir aleksandr ivan andrei mikhail
    kim li lee ri wang zhang chen liu nguyen tran park pak choe chol yong smith jones brown anna elena olga nikolai dmitri igor oleg yuri
    mehdi reza hossein abbas jafar tariq jamal`),
);

const groups = (text: string): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  for (const line of text.split("|")) {
    const [first, ...others] = words(line);
    for (const one of others) if (first) map.set(one, first);
  }
  return map;
};

/** Spellings of one and the same name in Latin letters; the first of each group stands for all. */
export const SPELLINGS: ReadonlyMap<string, string> = groups(`
  muhammad mohammad mohammed muhammed mohamed mohamad muhamad muhamed mohamud muhamud mohd mohamet mehmed mehmet mahomed magomed mukhammad mukhamed magomet mhmd
  | ahmad ahmed achmad ahmet akhmad akhmed akhmet ahamed hmd | hasan hassan hassane khasan hasane
  | husayn hussein husain hussain hossein hosein husein huseyin khusein huseyn hussien hosain huseynov hsyn | ali aly alee
  | yusuf yousef youssef yousuf yussuf yusef yusif youcef yosef joseph josef iosif giuseppe jose
  | ibrahim ebrahim ibragim brahim abraham ibraheem avraham | mustafa mostafa moustafa mustapha mustaf
  | mahmud mahmoud mahmood makhmud | omar umar omer umer | khalid khaled halid xalid | said saeed sayeed saied saaid
  | abdullah abdallah abdalla abdulla abdollah abdoulaye abdellah abdulah | sulayman suleiman sulaiman soleiman solomon souleymane suleyman sulieman
  | ismail ismael ismaeel esmail esmaeil ismayil | yaqub yakub yaghoub jacob yacoub yakov iakov jakob | ishaq isaac isak eshaq
  | usama osama ossama | jafar jaafar djafar cafer | hamid hameed hamed | rashid rasheed rachid | salih saleh salah
  | abdul abdel abdal abdoul | bakr baker bakar | umm om | qasim qassem ghasem kassem qasem kasim qassim | mehdi mahdi mehdy
  | yahya yehia yahia | zayd zaid zeid | fatima fatma fatemeh fatimah | aisha ayesha aicha aysha | maryam mariam miriam
  | alexander aleksandr alexandr aleksander alexandre alejandro oleksandr alyaksandr aliaksandr iskander
  | alexei aleksei alexey aleksey oleksii oleksiy aliaksei alexis | sergei sergey serguei serhii serhiy siarhei | dmitri dmitry dmitriy dmitrii dimitri dmytro dzmitry
  | andrei andrey andriy andrii andrew andre andreas andres | nikolai nikolay nicolas nicholas nikolaos mykola nikola nicolae mikalai
  | mikhail michael michel miguel mykhailo mykhaylo mihail mikhael michal mikael mihai | vladimir wladimir volodymyr uladzimir vladimer
  | yuri yuriy yury iurii yurii juri iouri iury jurij | evgeny yevgeny evgeni evgeniy evgenii yevgeniy yevgeni eugene yevhen eugen
  | georgy georgiy george georgi georgii jorge georges heorhii yegor | ivan john johann juan jan jean joao giovanni johannes johan ioan ian
  | pavel paul pablo pavlo paulo paolo | petr peter pyotr petro pedro pierre pietro piotr | stepan stephen steven stefan stephan esteban stefano
  | viktor victor wiktor vitor | vasily vasiliy vasili vasilii vasyl vasil basil | grigory grigoriy grigori hryhorii gregory
  | anatoly anatoliy anatoli anatolii | valery valeriy valeri valerii | igor ihor | oleg oleh | konstantin constantine kostiantyn
  | ekaterina yekaterina katerina catherine katherine kateryna | natalya natalia nataliya nataliia natalie | tatiana tatyana tetiana
  | yulia julia yuliya iuliia yuliia | maria mariya mary marie mariia | elena yelena helena olena helen | anna ana anne hanna
  | li lee ri rhee yi lý | park pak bak | choi choe choy | kim gim | jung jeong chung jong chong | lim rim yim im | no roh noh | wu woo
  | zhang chang cheung | zhou chow chou | xu hsu | wong wang huang | tran chan chen | ng wu | thomas tomas | frederick frederic friedrich
  | william guillermo wilhelm guillaume | charles carlos karl carl carlo | louis luis luigi ludwig | francis francisco francois francesco franz
  | anthony antonio antoine anton antony | henry enrique henri heinrich | edward eduardo edouard eduard | philip felipe philippe filip phillip
  | james jaime diego jacques | lawrence lorenzo laurent | emanuel manuel immanuel emmanuel | ram raam | krishna krishnan
`);

/** Short and pet forms; the first of each group stands for all. */
export const NICKNAMES: ReadonlyMap<string, string> = groups(`
  alexander alex sasha sascha alec | michael mike misha mick | william bill will billy willy liam | robert bob rob bobby robbie roberto
  | richard dick rick richie ricardo | james jim jimmy jamie | john jack johnny jon jonathan | joseph joe joey pepe | charles charlie chuck
  | thomas tom tommy | david dave davey | daniel dan danny | edward ed eddie ted teddy | anthony tony | elizabeth liz beth lisa betty eliza
  | margaret maggie peggy meg greta | katherine kate kathy katie cathy katya | dmitri dima mitya | vladimir vova volodya | ivan vanya
  | nikolai kolya nick nicky | sergei seryozha | francisco paco pancho | jose pepe | guadalupe lupe | ignacio nacho | jesus chuy | enrique kike
  | samuel sam sammy | benjamin ben benny | matthew matt mateo | christopher chris cristobal | steven steve stepan | andrew andy drew
  | patrick pat paddy patricio | kenneth ken kenny | ronald ron ronnie | donald don donnie | lawrence larry | gregory greg | peter pete
`);
