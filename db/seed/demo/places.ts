/** Where the invented customers of the demo live. Phone numbers are of ranges that libphonenumber accepts. */
export type Place = {
  country: string;
  city: string;
  state?: string;
  zip: string;
  streets: string[];
  /** The national number; `x` is replaced by digits. */
  phone: string;
  passport: string;
};

export const PLACES: Record<string, Place> = {
  AU: {
    country: "AU",
    city: "Sydney",
    state: "AU-NSW",
    zip: "2000",
    streets: ["Harbour Street", "Pitt Street", "King Street"],
    phone: "412 34x xxx",
    passport: "PA#######",
  },
  NZ: {
    country: "NZ",
    city: "Auckland",
    zip: "1010",
    streets: ["Queen Street", "Ponsonby Road"],
    phone: "21 234 xxx",
    passport: "LF######",
  },
  SG: {
    country: "SG",
    city: "Singapore",
    zip: "048616",
    streets: ["Robinson Road", "Cecil Street"],
    phone: "8123 4xxx",
    passport: "K#######E",
  },
  GB: {
    country: "GB",
    city: "London",
    zip: "EC2A 4NE",
    streets: ["Curtain Road", "Old Street"],
    phone: "7400 123xxx",
    passport: "#########",
  },
  US: {
    country: "US",
    city: "San Francisco",
    state: "US-CA",
    zip: "94103",
    streets: ["Market Street", "Mission Street"],
    phone: "415 555 2xxx",
    passport: "#########",
  },
  DE: {
    country: "DE",
    city: "Berlin",
    zip: "10115",
    streets: ["Invalidenstraße", "Torstraße"],
    phone: "1512 3456xxx",
    passport: "C01X#####",
  },
  FR: {
    country: "FR",
    city: "Lyon",
    zip: "69002",
    streets: ["Rue Mercière", "Quai Saint-Antoine"],
    phone: "6 12 34 5x xx",
    passport: "##AB#####",
  },
  JP: {
    country: "JP",
    city: "Tokyo",
    state: "JP-13",
    zip: "100-0001",
    streets: ["Chiyoda", "Marunouchi"],
    phone: "90 1234 5xxx",
    passport: "TR#######",
  },
  PH: {
    country: "PH",
    city: "Manila",
    zip: "1000",
    streets: ["Taft Avenue", "Roxas Boulevard"],
    phone: "905 123 4xxx",
    passport: "P#######A",
  },
  BR: {
    country: "BR",
    city: "São Paulo",
    state: "BR-SP",
    zip: "01310-100",
    streets: ["Avenida Paulista"],
    phone: "11 96123 4xxx",
    passport: "FX######",
  },
  IN: {
    country: "IN",
    city: "Mumbai",
    state: "IN-MH",
    zip: "400001",
    streets: ["Marine Drive"],
    phone: "81234 56xxx",
    passport: "Z#######",
  },
  MM: {
    country: "MM",
    city: "Yangon",
    zip: "11181",
    streets: ["Bogyoke Road"],
    phone: "9 212 3xxx",
    passport: "MC######",
  },
};
