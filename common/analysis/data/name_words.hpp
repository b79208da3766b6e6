// Words by which names are told apart, lower case. Hand-written from general knowledge.
#pragma once

#include "common/analysis/word_list.hpp"

namespace onrecord::data {

/// Before a person's name; no part of it. "former" and the like may stand before them.
inline constexpr auto titles = word_list(
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "sen", "senator", "rep", "representative",
    "gov", "governor", "president", "secretary", "minister", "premier", "chancellor", "king", "queen",
    "prince", "princess", "pope", "gen", "general", "col", "colonel", "maj", "major", "capt", "captain", "lt",
    "lieutenant", "sgt", "sergeant", "adm", "admiral", "judge", "justice", "mayor", "prof", "professor",
    "rev", "reverend", "congressman", "congresswoman", "councilman", "councilwoman", "councillor",
    "commissioner", "chief", "inspector", "detective", "officer", "director", "chairman", "chairwoman",
    "chair", "coach", "speaker", "attorney", "prosecutor", "bishop", "archbishop", "cardinal", "sheikh",
    "ayatollah", "vice", "deputy", "prime", "foreign", "sheriff", "constable", "ambassador", "spokesman",
    "spokeswoman", "ex-president", "lawmaker", "editor", "superintendent", "auditor", "comptroller", "father",
    "sister", "brother", "commander", "engineer", "salvadoran", "republican", "democratic", "democrat",
    "councilmember", "alderman", "dean", "coroner", "magistrate", "assistant", "acting", "interim", "sens",
    "reps", "del", "gens", "leader", "ceo", "strategist", "nominee", "candidate", "counsel", "administrator",
    "analyst", "economist", "correspondent", "anchor", "host", "manager", "spokesperson", "executive",
    "treasurer", "whip", "president-elect", "co-founder", "cofounder", "founder", "owner", "principal",
    "lawyer", "aide", "adviser", "advisor", "consultant", "mogul", "tycoon", "businessman", "businesswoman",
    "actress", "author", "columnist", "delegate", "assemblyman", "assemblywoman", "consul", "envoy");

inline constexpr auto men_by_title =
    word_list("mr", "sir", "lord", "king", "prince", "pope", "congressman", "councilman", "chairman",
              "spokesman", "bishop", "father", "brother", "alderman");
inline constexpr auto women_by_title =
    word_list("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "congresswoman", "councilwoman",
              "chairwoman", "spokeswoman", "sister");

inline constexpr auto org_words = word_list(
    "agency", "administration", "alliance", "assembly", "association", "associates", "athletic", "authority",
    "bank", "board", "brigade", "brothers", "bureau", "cabinet", "campaign", "center", "centre", "chamber",
    "church", "club", "coalition", "college", "commission", "committee", "company", "conference", "congress",
    "consortium", "corporation", "corp", "council", "court", "department", "dept", "division", "exchange",
    "federation", "festival", "force", "forum", "foundation", "front", "fund", "gazette", "government",
    "group", "guild", "herald", "holdings", "hospital", "inc", "institute", "institution", "industries",
    "journal", "laboratories", "laboratory", "league", "ledger", "library", "ltd", "llc", "plc", "magazine",
    "ministry", "mirror", "motors", "museum", "navy", "network", "news", "observer", "office", "orchestra",
    "organization", "organisation", "parliament", "partners", "party", "pharmaceuticals", "police", "post",
    "press", "radio", "register", "registry", "school", "securities", "senate", "service", "services",
    "society", "solutions", "studios", "symphony", "systems", "team", "technologies", "telecom", "telegraph",
    "television", "theater", "theatre", "times", "tribunal", "tribune", "trust", "tv", "union", "united",
    "university", "wire", "workers", "guard", "army", "operators", "airlines", "railways", "rovers", "fc",
    "chronicle", "courier", "dispatch", "capital", "insurance", "energy", "pharma", "biotech", "logistics",
    "lines", "shipping");

inline constexpr auto place_words =
    word_list("avenue", "bay", "beach", "borough", "bridge", "canal", "canyon", "cape", "city", "coast",
              "county", "creek", "district", "falls", "forest", "gulf", "harbor", "harbour", "heights",
              "hill", "hills", "island", "islands", "lake", "mountain", "mountains", "ocean", "park",
              "peninsula", "plaza", "port", "province", "region", "republic", "river", "road", "sea", "sound",
              "square", "state", "states", "strait", "street", "town", "valley", "village", "kingdom",
              "mount", "fort", "san", "santa", "el", "los", "las", "new", "north", "south", "east", "west");

inline constexpr auto places = word_list(
    "afghanistan", "africa", "alabama", "alaska", "albania", "algeria", "america", "amsterdam", "angola",
    "argentina", "arizona", "arkansas", "armenia", "asia", "athens", "atlanta", "australia", "austria",
    "azerbaijan", "baghdad", "bahrain", "baltimore", "bangkok", "bangladesh", "barcelona", "beijing",
    "beirut", "belarus", "belgium", "berlin", "bolivia", "bosnia", "boston", "botswana", "brazil", "britain",
    "brussels", "budapest", "buenos aires", "bulgaria", "burma", "cairo", "california", "cambodia",
    "cameroon", "canada", "caracas", "chad", "chicago", "chile", "china", "colombia", "colorado",
    "connecticut", "copenhagen", "costa rica", "croatia", "cuba", "cyprus", "czech republic", "dallas",
    "damascus", "delaware", "delhi", "denmark", "detroit", "dubai", "dublin", "ecuador", "egypt",
    "el salvador", "england", "estonia", "ethiopia", "europe", "finland", "florida", "france", "gaza",
    "geneva", "georgia", "germany", "ghana", "greece", "guatemala", "haiti", "hanoi", "havana", "hawaii",
    "honduras", "hong kong", "houston", "hungary", "iceland", "idaho", "illinois", "india", "indiana",
    "indonesia", "iowa", "iran", "iraq", "ireland", "islamabad", "israel", "istanbul", "italy", "jakarta",
    "jamaica", "japan", "jerusalem", "jordan", "kabul", "kansas", "kazakhstan", "kentucky", "kenya", "kiev",
    "kosovo", "kuwait", "kyiv", "laos", "latvia", "lebanon", "liberia", "libya", "lima", "lisbon",
    "lithuania", "london", "los angeles", "louisiana", "luxembourg", "macedonia", "madrid", "maine",
    "malaysia", "mali", "malta", "manila", "maryland", "massachusetts", "mexico", "mexico city", "miami",
    "michigan", "milan", "minnesota", "mississippi", "missouri", "moldova", "mongolia", "montana",
    "montenegro", "montreal", "morocco", "moscow", "mozambique", "mumbai", "munich", "myanmar", "nairobi",
    "namibia", "nebraska", "nepal", "netherlands", "nevada", "new delhi", "new hampshire", "new jersey",
    "new mexico", "new orleans", "new york", "new york city", "new zealand", "nicaragua", "niger", "nigeria",
    "north carolina", "north dakota", "north korea", "norway", "ohio", "oklahoma", "oman", "oregon", "oslo",
    "ottawa", "pakistan", "palestine", "panama", "paraguay", "paris", "pennsylvania", "peru", "philadelphia",
    "philippines", "poland", "portugal", "prague", "qatar", "quebec", "rhode island", "riyadh", "romania",
    "rome", "russia", "rwanda", "san francisco", "san salvador", "santiago", "saudi arabia", "scotland",
    "seattle", "senegal", "seoul", "serbia", "shanghai", "singapore", "slovakia", "slovenia", "somalia",
    "south africa", "south carolina", "south dakota", "south korea", "spain", "sri lanka", "stockholm",
    "sudan", "sweden", "switzerland", "sydney", "syria", "taiwan", "tanzania", "tehran", "tennessee", "texas",
    "thailand", "tibet", "tokyo", "toronto", "tunisia", "turkey", "uganda", "uk", "u.k.", "ukraine",
    "united arab emirates", "united kingdom", "united states", "uruguay", "us", "u.s.", "usa", "utah",
    "uzbekistan", "vancouver", "venezuela", "vermont", "vienna", "vietnam", "virginia", "wales", "warsaw",
    "washington", "west virginia", "wisconsin", "wyoming", "yemen", "zambia", "zimbabwe", "zurich");

inline constexpr auto orgs =
    word_list("abc", "ap", "apple", "amazon", "bbc", "cbs", "cia", "cnn", "congress", "democrats", "eu",
              "facebook", "fbi", "fifa", "google", "gop", "hamas", "hezbollah", "ibm", "imf", "irs", "isis",
              "microsoft", "msnbc", "nasa", "nato", "nbc", "npr", "nypd", "opec", "pentagon", "reuters",
              "republicans", "senate", "tesla", "twitter", "un", "u.n.", "unesco", "unicef", "white house",
              "who", "state department", "kremlin", "treasury");

/// Capitalized in print, but no names.
inline constexpr auto no_names = word_list(
    "i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "christmas", "easter", "american", "americans", "british", "chinese", "russian", "russians", "french",
    "german", "germans", "european", "english", "spanish", "mexican", "israeli", "iranian", "iraqi",
    "japanese", "korean", "canadian", "muslim", "muslims", "christian", "christians", "jewish", "jews",
    "catholic", "islamic", "arab", "african", "asian", "hispanic", "latino", "black", "white", "internet",
    "covid-19", "covid", "god", "p.m.", "a.m.", "pm", "am", "ok", "tv", "no", "yes", "u.s", "irish",
    "italian", "turkish", "syrian", "ukrainian", "indian", "salvadoran", "north", "south", "east", "west",
    "mr", "mrs", "ms", "dr", "earth", "olympics", "olympic", "olympian", "states");

inline constexpr auto men = word_list(
    "aaron", "abdul", "adam", "ahmed", "alan", "albert", "alejandro", "alex", "alexander", "alfred", "ali",
    "anders", "andrei", "andrew", "anthony", "antonio", "arthur", "barack", "ben", "benjamin", "bernard",
    "bernie", "bill", "bob", "boris", "brad", "brandon", "brian", "bruce", "carl", "carlos", "charles",
    "chris", "christopher", "chuck", "colin", "craig", "daniel", "darren", "dave", "david", "dennis", "diego",
    "dmitri", "donald", "doug", "ed", "eduardo", "edward", "emil", "enrique", "eric", "erik", "eugene",
    "fernando", "francis", "francisco", "frank", "fred", "gary", "george", "gerald", "giovanni", "glenn",
    "gordon", "graham", "greg", "gregory", "gustavo", "hans", "harold", "harry", "hassan", "hector", "henrik",
    "henry", "howard", "hugo", "ian", "ibrahim", "igor", "ivan", "jack", "jacob", "jake", "james", "jan",
    "jason", "javier", "jean", "jeff", "jeffrey", "jeremy", "jerry", "jesse", "jim", "jimmy", "joe", "joel",
    "john", "johnny", "jonathan", "jorge", "jose", "joseph", "josh", "joshua", "juan", "julian", "justin",
    "karl", "keith", "ken", "kenneth", "kevin", "kyle", "larry", "lars", "lawrence", "lee", "leo", "leon",
    "lloyd", "louis", "lucas", "luis", "lukasz", "manuel", "marc", "marco", "mario", "mark", "martin", "matt",
    "matthew", "max", "michael", "miguel", "mike", "mitch", "mitt", "mohamed", "mohammed", "muhammad",
    "nathan", "nayib", "neil", "nicholas", "nick", "nicolas", "nigel", "nils", "noah", "oliver", "omar",
    "oscar", "otto", "pablo", "patrick", "paul", "pedro", "peter", "phil", "philip", "pierre", "rafael",
    "ralph", "ramon", "randy", "ray", "raymond", "ricardo", "richard", "rick", "rob", "robert", "roberto",
    "rodney", "roger", "roland", "ron", "ronald", "roy", "rudy", "russell", "ryan", "sam", "samuel", "scott",
    "sean", "sergei", "sergio", "simon", "stanley", "stefan", "stephen", "steve", "steven", "stuart", "ted",
    "terry", "theo", "theodore", "thomas", "tim", "timothy", "tobias", "todd", "tom", "tomas", "tony",
    "travis", "victor", "vic", "viktor", "vincent", "vladimir", "walter", "warren", "wayne", "will",
    "william", "wolfgang", "xavier", "yusuf", "zachary");

inline constexpr auto women = word_list(
    "abigail", "adele", "agnes", "aisha", "alice", "alicia", "alison", "amanda", "amy", "ana", "andrea",
    "angela", "anita", "ann", "anna", "anne", "annie", "astrid", "audrey", "barbara", "beatrice", "becky",
    "beth", "betty", "bridget", "camila", "carla", "carmen", "carol", "caroline", "carolyn", "catherine",
    "cecilia", "charlotte", "chelsea", "cheryl", "christina", "christine", "claire", "clara", "claudia",
    "cynthia", "daniela", "deborah", "debbie", "denise", "diana", "diane", "dolores", "donna", "dora",
    "doris", "dorothy", "edith", "elaine", "elena", "eleanor", "elisabeth", "elise", "elizabeth", "ella",
    "ellen", "emily", "emma", "erica", "esther", "eva", "evelyn", "fatima", "fiona", "florence", "frances",
    "gabriela", "gloria", "grace", "greta", "hannah", "harriet", "heather", "heidi", "helen", "helena",
    "hillary", "ida", "ines", "ingrid", "irene", "irma", "isabel", "isabella", "ivanka", "jane", "janet",
    "janice", "jean", "jennifer", "jenny", "jessica", "jill", "joan", "joanna", "josephine", "joyce",
    "judith", "judy", "julia", "julie", "karen", "karin", "kate", "katherine", "kathleen", "kathy", "katie",
    "kellyanne", "kelly", "kim", "kirsten", "kristin", "laura", "lauren", "leah", "leila", "leti", "linda",
    "lisa", "liz", "lois", "lucia", "lucy", "lydia", "madeleine", "mara", "margaret", "maria", "marie",
    "marina", "marta", "martha", "mary", "megan", "melania", "melissa", "mia", "michelle", "miriam", "molly",
    "monica", "nadia", "nancy", "naomi", "natalie", "natasha", "nicole", "nina", "nora", "olga", "olivia",
    "pamela", "patricia", "paula", "petra", "rachel", "rebecca", "renee", "rita", "rosa", "rose", "ruth",
    "sabine", "sally", "samantha", "sandra", "sara", "sarah", "sharon", "sheila", "shirley", "silvia",
    "simone", "sofia", "sonia", "sophia", "sophie", "stella", "stephanie", "susan", "suzanne", "sylvia",
    "tamara", "tanya", "teresa", "theresa", "tina", "ursula", "valerie", "vanessa", "vera", "veronica",
    "victoria", "virginia", "wendy", "yvonne", "yolanda", "zoe");

}  // namespace onrecord::data
