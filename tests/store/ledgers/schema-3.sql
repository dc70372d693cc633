-- A ledger of schema 3, as that version made it; without the full-text index.
PRAGMA application_id = 1146241351;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE act (
  id TEXT PRIMARY KEY, document TEXT NOT NULL,
  type TEXT NOT NULL, mode TEXT, modality TEXT NOT NULL,
  actors TEXT NOT NULL, recipients TEXT NOT NULL,
  "trigger" TEXT NOT NULL, words TEXT NOT NULL,
  start TEXT, "end" TEXT, precision TEXT, place TEXT,
  statement TEXT, chain TEXT NOT NULL, score REAL NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL, -- its days, else the day of publication
  source TEXT,                    -- outermost named source that is cited
  before TEXT NOT NULL, after TEXT NOT NULL, -- keys that near copies of it share (link.events.echoes)
  telling TEXT
);
INSERT INTO "act" VALUES('d1e8af4e27176259','29ed2267ee88d91a','AID',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','Lavr','Lavrov went to Tehran for talks on drones and on grain.','2023-02-07','2023-02-07','day',NULL,NULL,'["Outlet 2"]',1.0,'2023-02-07','2023-02-07',NULL,'3209f9747b057f6a','0bda4ab3f895501c','21b124467fbec983');
INSERT INTO "act" VALUES('d1a38de31b45d9b5','29ed2267ee88d91a','CONSULT',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','Lavr','Lavrov went to Tehran for talks on drones and on grain.',NULL,NULL,NULL,NULL,'8ff6cde02b68a42e','["Outlet 2","Ukraine"]',1.0,'2023-02-11','2023-02-11','who:UKR','329b26f2a5140a9c','80333e32603067a1','18633193693e8323');
INSERT INTO "act" VALUES('b0466b5808f54a90','1c8b30a4f67fc733','AID',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','Iran','Iran sent aid to Russia, and the ministers met on Tuesday.','2023-02-05','2023-02-05','day',NULL,NULL,'["Outlet 0"]',1.0,'2023-02-05','2023-02-05',NULL,'3209f9747b057f6a','7a96fe45f893ae15','97984e32e713540a');
INSERT INTO "act" VALUES('f34ff02c6126bc15','1c8b30a4f67fc733','CONSULT',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','Iran','Iran sent aid to Russia, and the ministers met on Tuesday.',NULL,NULL,NULL,NULL,'745240dd2ae6ed49','["Outlet 0","Ukraine"]',1.0,'2023-02-09','2023-02-09','who:UKR','329b26f2a5140a9c','fbc5651a2b5dc5ff','5284214934c1e9da');
INSERT INTO "act" VALUES('30314d59c80ea851','3d388cd7b41f185f','AID',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','Tehr','Tehran gave help to Moscow on the same day, said Kyiv, and denied it.','2023-02-06','2023-02-06','day',NULL,NULL,'["Outlet 1"]',1.0,'2023-02-06','2023-02-06',NULL,'3209f9747b057f6a','fd85b22e1c48f58a','9d1252b758bf7ed4');
INSERT INTO "act" VALUES('285622001e23c02d','3d388cd7b41f185f','CONSULT',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','Tehr','Tehran gave help to Moscow on the same day, said Kyiv, and denied it.',NULL,NULL,NULL,NULL,'3f477bcc60793abf','["Outlet 1","Ukraine"]',1.0,'2023-02-10','2023-02-10','who:UKR','329b26f2a5140a9c','66e59ca5e0a87484','2fdf9a5ea9775912');
CREATE TABLE act_key (
  role TEXT NOT NULL, key TEXT NOT NULL, first TEXT NOT NULL, act TEXT NOT NULL,
  PRIMARY KEY (role, key, first DESC, act)
) WITHOUT ROWID;
INSERT INTO "act_key" VALUES('actor','IRN','2023-02-11','d1a38de31b45d9b5');
INSERT INTO "act_key" VALUES('actor','IRN','2023-02-10','285622001e23c02d');
INSERT INTO "act_key" VALUES('actor','IRN','2023-02-09','f34ff02c6126bc15');
INSERT INTO "act_key" VALUES('actor','IRN','2023-02-07','d1e8af4e27176259');
INSERT INTO "act_key" VALUES('actor','IRN','2023-02-06','30314d59c80ea851');
INSERT INTO "act_key" VALUES('actor','IRN','2023-02-05','b0466b5808f54a90');
INSERT INTO "act_key" VALUES('recipient','RUS','2023-02-11','d1a38de31b45d9b5');
INSERT INTO "act_key" VALUES('recipient','RUS','2023-02-10','285622001e23c02d');
INSERT INTO "act_key" VALUES('recipient','RUS','2023-02-09','f34ff02c6126bc15');
INSERT INTO "act_key" VALUES('recipient','RUS','2023-02-07','d1e8af4e27176259');
INSERT INTO "act_key" VALUES('recipient','RUS','2023-02-06','30314d59c80ea851');
INSERT INTO "act_key" VALUES('recipient','RUS','2023-02-05','b0466b5808f54a90');
CREATE TABLE actor (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, sectors TEXT NOT NULL,
  documents INTEGER NOT NULL, mentions INTEGER NOT NULL, statements INTEGER NOT NULL,
  acts_done INTEGER NOT NULL, acts_received INTEGER NOT NULL
);
INSERT INTO "actor" VALUES('IRN','Iran','state','IRN','["GOV"]',3,6,0,7,1);
INSERT INTO "actor" VALUES('RUS','Russia','state','RUS','["GOV"]',3,6,0,0,7);
INSERT INTO "actor" VALUES('UKR','Ukraine','state','UKR','["GOV"]',3,0,3,0,0);
INSERT INTO "actor" VALUES('foreign-affairs-russia','Foreign Affairs (Russia)','unnamed','RUS','[]',0,0,0,1,0);
CREATE TABLE actor_form (
  actor TEXT NOT NULL, form TEXT NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (actor, form)
) WITHOUT ROWID;
INSERT INTO "actor_form" VALUES('IRN','["Iran","state","IRN",["GOV"]]',12);
INSERT INTO "actor_form" VALUES('RUS','["Russia","state","RUS",["GOV"]]',12);
INSERT INTO "actor_form" VALUES('UKR','["Ukraine","state","UKR",["GOV"]]',3);
CREATE TABLE anchor (
  id TEXT PRIMARY KEY, document TEXT NOT NULL, telling TEXT
) WITHOUT ROWID;
INSERT INTO "anchor" VALUES('act:1c8b30a4f67fc733:0-4:AID','1c8b30a4f67fc733','97984e32e713540a');
INSERT INTO "anchor" VALUES('act:3d388cd7b41f185f:0-4:AID','3d388cd7b41f185f','9d1252b758bf7ed4');
CREATE TABLE band (
  band TEXT NOT NULL, family TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (band, family, document)
) WITHOUT ROWID;
INSERT INTO "band" VALUES('036cf05502630884','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('04c63ad3e9d0833d','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('0a6ca5252c0e626d','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('0f74c90fd6d3b078','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('11d8d8b6fc330a22','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('1556d9b2c8d46f49','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('1961d844a04d1283','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('19bb3e6e21b6cc94','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('362728fcace0de55','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('3ba1d4d61013f03e','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('4d5c618bc34acb22','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('61a574641a1ec5ad','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('6952d102d8171a46','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('6d0499f757060dd0','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('7386389dd8cee8da','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('764d90c2a073dcd7','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('7663befe7f73bce0','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('79c1f6a0673b1247','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('84a326193155fc19','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('8fd422dde842f3a3','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('a12338b9cb6bbb3d','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('a91403b69c42f3d1','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('bcc1edbf57d977dd','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('c37f0232488dcc8f','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('c551cd92f0dd883a','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('c87df2dd840281db','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('cff99cd3fbe051f0','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('d954a82697866950','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('e2a677c14ae19c06','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('f43dc6bc41f17843','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('f44382629f38524e','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('fb26258c25e535e3','1c8b30a4f67fc733','1c8b30a4f67fc733');
INSERT INTO "band" VALUES('0a543e428a1a9c1a','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('14813eb5605411af','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('2412f27cc5f67ad0','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('33d6206b7d317e30','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('40e6771d5bc96010','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('4894f96c19405c30','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('4b98263affe4a219','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('5681038a9468d946','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('600035e5dc6c2ddf','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('672d76213a3cf154','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('6cc8857e0dda2c51','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('7302941875d44ba4','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('7904ecaccf3fd82d','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('7d8f213179fa5f2a','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('7e5b3fa7097cbc02','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('842bf714367e53e1','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('8d09c39063f15cf6','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('8e13230f73f44dae','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('9718a99e0b60c9c6','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('b39030bdf75a9fd7','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('b5eb4b5982220146','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('ba3671751ba141f6','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('bf8a7efdff9a5c97','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('c0429f0e51d0de39','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('de1f77c50075b290','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('e140ae5cc90151e8','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('e26e3e319ec832b3','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('e6425b775cacaf6a','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('e8a8f07590104311','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('efc72388ff427f3c','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('f2e169e16dfda511','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('f54fc0820591256e','29ed2267ee88d91a','29ed2267ee88d91a');
INSERT INTO "band" VALUES('134a61d437595ab6','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('148ee413c5695ccf','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('19f77f445f4bfea7','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('1a46ff79ab87c484','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('33edac444a00b069','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('3cf7d1e2a0d73058','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('3efe04d93bb1497f','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('434d75bd85ff7007','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('55e70870f6bb8857','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('584ea0cd908efac0','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('5d19456af35d5e02','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('753972594b84625a','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('784975d4692b73a2','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('7b482003bd6a5e5f','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('7c45330cc37f0ce8','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('8179bd5910647dc4','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('8ee8788034ad7345','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('9e335c22e45e96c7','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('9f00a5b012465b86','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('a0944fad39ce8444','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('a154eafb1cea6c1a','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('b301b27255f45713','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('b4b028123b19e6dd','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('b54eaf0dd9236bf5','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('bbe76fed4e392ca9','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('bf5eac3b7258f1dc','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('c0822dbc6560d273','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('c32f747e937a067b','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('cacc191ef36c9b53','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('ea126fa96a18c9a9','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('efa98fa2d567744c','3d388cd7b41f185f','3d388cd7b41f185f');
INSERT INTO "band" VALUES('f205caae54266488','3d388cd7b41f185f','3d388cd7b41f185f');
CREATE TABLE block (
  key TEXT NOT NULL, first TEXT NOT NULL, telling TEXT NOT NULL, last TEXT NOT NULL,
  PRIMARY KEY (key, first, telling)
) WITHOUT ROWID;
INSERT INTO "block" VALUES('=crop lavrov','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('=crop tehran','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('=deny kyiv','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=deny moscow','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=deny tehran','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=deploy russia','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('=drone lavrov','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('=drone tehran','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('=grain lavrov','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('=grain tehran','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('=help kyiv','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=help moscow','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=help russia','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('=help tehran','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=minister russia','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('=send kyiv','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=send moscow','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=send russia','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('=send tehran','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('=talk lavrov','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('=talk russia','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('=talk tehran','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('@IRN kyiv','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@IRN lavrov','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('@IRN moscow','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@IRN russia','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('@IRN tehran','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@IRN tehran','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('@RUS kyiv','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@RUS lavrov','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('@RUS moscow','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@RUS russia','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('@RUS tehran','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@RUS tehran','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('@UKR kyiv','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@UKR lavrov','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('@UKR moscow','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@UKR russia','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('@UKR tehran','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('@UKR tehran','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =contact =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =contact =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =contact =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =contact =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =contact =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =crop =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =crop =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =crop =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =crop =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =deny =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =deny =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =deny =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =deploy =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =deploy =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =deploy =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =deploy =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =deploy =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =drone =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =drone =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =drone =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =grain =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =grain =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =help =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =help =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =help =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =help =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =help =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =help =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =humanitarian =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =humanitarian =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =humanitarian =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =minister =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =minister =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =relief =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =send =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN =talk =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =contact','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =deny','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =deploy','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN RUS =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =contact','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =deny','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =deploy','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('dlIRN UKR =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('event AID realised IRN RUS','2023-02-05','97984e32e713540a','2023-02-05');
INSERT INTO "block" VALUES('event AID realised IRN RUS','2023-02-06','9d1252b758bf7ed4','2023-02-06');
INSERT INTO "block" VALUES('event AID realised IRN RUS','2023-02-07','21b124467fbec983','2023-02-07');
INSERT INTO "block" VALUES('event CONSULT realised IRN RUS','2023-02-06','5284214934c1e9da','2023-02-09');
INSERT INTO "block" VALUES('event CONSULT realised IRN RUS','2023-02-07','2fdf9a5ea9775912','2023-02-10');
INSERT INTO "block" VALUES('event CONSULT realised IRN RUS','2023-02-08','18633193693e8323','2023-02-11');
INSERT INTO "block" VALUES('kyiv moscow','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('kyiv tehran','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('lavrov tehran','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('moscow tehran','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN =contact =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =contact =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =contact =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =contact =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =contact =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =crop =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =crop =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =crop =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =crop =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =deny =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN =deny =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN =deny =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN =deploy =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =deploy =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =deploy =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =deploy =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =deploy =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =drone =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =drone =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =drone =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =grain =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =grain =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN =help =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =help =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =help =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN =help =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =help =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN =help =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =humanitarian =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =humanitarian =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =humanitarian =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =minister =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =minister =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =relief =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN =send =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN =talk =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =contact','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =deny','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =deploy','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN RUS =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =contact','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =deny','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =deploy','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plIRN UKR =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =contact =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =contact =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =contact =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =contact =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =contact =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =crop =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =crop =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =crop =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =crop =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =deny =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS =deny =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS =deny =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS =deploy =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =deploy =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =deploy =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =deploy =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =deploy =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =drone =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =drone =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =drone =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =grain =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =grain =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS =help =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =help =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =help =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS =help =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =help =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS =help =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =humanitarian =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =humanitarian =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =humanitarian =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =minister =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =minister =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =relief =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS =send =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS =talk =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =contact','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =deny','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =deploy','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS IRN =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =contact','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =deny','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =deploy','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plRUS UKR =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =contact =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =contact =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =contact =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =contact =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =contact =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =crop =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =crop =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =crop =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =crop =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =deny =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR =deny =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR =deny =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR =deploy =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =deploy =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =deploy =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =deploy =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =deploy =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =drone =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =drone =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =drone =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =grain =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =grain =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR =help =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =help =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =help =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR =help =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =help =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR =help =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =humanitarian =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =humanitarian =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =humanitarian =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =minister =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =minister =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =relief =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR =send =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR =talk =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =contact','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =deny','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =deploy','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR IRN =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =contact','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =crop','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =deny','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =deploy','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =drone','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =grain','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =help','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =help','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =humanitarian','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =minister','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =relief','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =send','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =send','2022-12-19','a73b2848fc3f7562','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =talk','2022-12-19','09d7bdc73d32f7ec','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =talk','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
INSERT INTO "block" VALUES('plUKR RUS =visit','2022-12-19','e4e2205fe8ded4f5','2023-02-19');
CREATE TABLE causal (
  document TEXT NOT NULL, cause TEXT NOT NULL, effect TEXT NOT NULL, cue TEXT NOT NULL,
  statement TEXT, chain TEXT NOT NULL
);
CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  words TEXT NOT NULL, type TEXT NOT NULL, actors TEXT NOT NULL, status TEXT NOT NULL,
  asserts INTEGER NOT NULL, denies INTEGER NOT NULL, doubts INTEGER NOT NULL, origins INTEGER NOT NULL,
  first_seen TEXT, credibility TEXT NOT NULL, outlets TEXT NOT NULL,
  asserted_by TEXT NOT NULL, denied_by TEXT NOT NULL, doubted_by TEXT NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL
);
INSERT INTO "claim" VALUES('e4e2205fe8ded4f5','Lavrov went to Tehran for talks on drones and on grain.','CONSULT','[{"id":"IRN","name":"Iran","country":"IRN"},{"id":"RUS","name":"Russia","country":"RUS"}]','single-origin',1,0,0,1,'2023-02-11','6','["Outlet 2"]','["Ukraine"]','[]','[]','2023-02-11','2023-02-11');
INSERT INTO "claim" VALUES('09d7bdc73d32f7ec','Iran sent aid to Russia, and the ministers met on Tuesday.','CONSULT','[{"id":"IRN","name":"Iran","country":"IRN"},{"id":"RUS","name":"Russia","country":"RUS"}]','single-origin',1,0,0,1,'2023-02-09','6','["Outlet 0"]','["Ukraine"]','[]','[]','2023-02-09','2023-02-09');
INSERT INTO "claim" VALUES('a73b2848fc3f7562','Tehran gave help to Moscow on the same day, said Kyiv, and denied it.','CONSULT','[{"id":"IRN","name":"Iran","country":"IRN"},{"id":"RUS","name":"Russia","country":"RUS"}]','single-origin',1,0,0,1,'2023-02-10','6','["Outlet 1"]','["Ukraine"]','[]','[]','2023-02-10','2023-02-10');
CREATE TABLE claim_key (
  role TEXT NOT NULL, key TEXT NOT NULL, first TEXT NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (role, key, first DESC, claim)
) WITHOUT ROWID;
INSERT INTO "claim_key" VALUES('actor','IRN','2023-02-09','09d7bdc73d32f7ec');
INSERT INTO "claim_key" VALUES('outlet','Outlet 0','2023-02-09','09d7bdc73d32f7ec');
INSERT INTO "claim_key" VALUES('recipient','RUS','2023-02-09','09d7bdc73d32f7ec');
INSERT INTO "claim_key" VALUES('actor','IRN','2023-02-10','a73b2848fc3f7562');
INSERT INTO "claim_key" VALUES('outlet','Outlet 1','2023-02-10','a73b2848fc3f7562');
INSERT INTO "claim_key" VALUES('recipient','RUS','2023-02-10','a73b2848fc3f7562');
INSERT INTO "claim_key" VALUES('actor','IRN','2023-02-11','e4e2205fe8ded4f5');
INSERT INTO "claim_key" VALUES('outlet','Outlet 2','2023-02-11','e4e2205fe8ded4f5');
INSERT INTO "claim_key" VALUES('recipient','RUS','2023-02-11','e4e2205fe8ded4f5');
CREATE TABLE coding (
  document TEXT NOT NULL, coder TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (document, coder)
);
INSERT INTO "coding" VALUES('1c8b30a4f67fc733','test-0','{"document":{"id":"1c8b30a4f67fc733","text":"","title":null,"url":"https://news.example/0","outlet":"Outlet 0","author":null,"published":"2023-02-09","published_from":"given","language":"en","source":null,"notes":[]},"mentions":[{"span":[0,4],"actor":{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null},"how":"name","score":1.0}],"times":[],"places":[],"statements":[],"acts":[{"id":"685dafce729617c0","type":"ACCUSE","trigger":[0,4],"span":[0,58],"actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null,"span":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null,"span":null}],"modality":"happened","mode":null,"contexts":[],"when":{"start":"2023-02-05","end":"2023-02-05","precision":"day","span":null,"anchor":null},"where":null,"statement":null,"score":1.0}],"links":[],"gists":[],"framings":[],"coder":"test-0","skipped":null}');
INSERT INTO "coding" VALUES('1c8b30a4f67fc733','test-1','{"document":{"id":"1c8b30a4f67fc733","text":"","title":null,"url":"https://news.example/0","outlet":"Outlet 0","author":null,"published":"2023-02-09","published_from":"given","language":"en","source":null,"notes":[]},"mentions":[{"span":[0,4],"actor":{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null},"how":"name","score":1.0}],"times":[],"places":[],"statements":[{"id":"745240dd2ae6ed49","speaker":{"class":"organisation","span":null,"actor":{"id":"UKR","name":"Ukraine","kind":"state","country":"UKR","sectors":["GOV"],"office":null},"name":"Ukraine","affiliation":null,"reason":null},"cue":[0,4],"content":[[0,58]],"form":"indirect","stance":"asserts","modality":"happened","addressee":null,"evidence":null,"evidence_span":null,"medium":null,"said_when":null,"parent":null,"about":null}],"acts":[{"id":"b0466b5808f54a90","type":"AID","trigger":[0,4],"span":[0,58],"actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null,"span":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null,"span":null}],"modality":"happened","mode":null,"contexts":[],"when":{"start":"2023-02-05","end":"2023-02-05","precision":"day","span":null,"anchor":null},"where":null,"statement":null,"score":1.0},{"id":"f34ff02c6126bc15","type":"CONSULT","trigger":[0,4],"span":[0,58],"actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null,"span":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null,"span":null}],"modality":"happened","mode":null,"contexts":[],"when":null,"where":null,"statement":"745240dd2ae6ed49","score":1.0}],"links":[],"gists":[],"framings":[],"coder":"test-1","skipped":null}');
INSERT INTO "coding" VALUES('29ed2267ee88d91a','test-1','{"document":{"id":"29ed2267ee88d91a","text":"","title":null,"url":"https://news.example/2","outlet":"Outlet 2","author":null,"published":"2023-02-11","published_from":"given","language":"en","source":null,"notes":[]},"mentions":[{"span":[0,4],"actor":{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null},"how":"name","score":1.0}],"times":[],"places":[],"statements":[{"id":"8ff6cde02b68a42e","speaker":{"class":"organisation","span":null,"actor":{"id":"UKR","name":"Ukraine","kind":"state","country":"UKR","sectors":["GOV"],"office":null},"name":"Ukraine","affiliation":null,"reason":null},"cue":[0,4],"content":[[0,55]],"form":"indirect","stance":"asserts","modality":"happened","addressee":null,"evidence":null,"evidence_span":null,"medium":null,"said_when":null,"parent":null,"about":null}],"acts":[{"id":"d1e8af4e27176259","type":"AID","trigger":[0,4],"span":[0,55],"actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null,"span":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null,"span":null}],"modality":"happened","mode":null,"contexts":[],"when":{"start":"2023-02-07","end":"2023-02-07","precision":"day","span":null,"anchor":null},"where":null,"statement":null,"score":1.0},{"id":"d1a38de31b45d9b5","type":"CONSULT","trigger":[0,4],"span":[0,55],"actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null,"span":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null,"span":null}],"modality":"happened","mode":null,"contexts":[],"when":null,"where":null,"statement":"8ff6cde02b68a42e","score":1.0}],"links":[],"gists":[],"framings":[],"coder":"test-1","skipped":null}');
INSERT INTO "coding" VALUES('3d388cd7b41f185f','test-1','{"document":{"id":"3d388cd7b41f185f","text":"","title":null,"url":"https://news.example/1","outlet":"Outlet 1","author":null,"published":"2023-02-10","published_from":"given","language":"en","source":null,"notes":[]},"mentions":[{"span":[0,4],"actor":{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null},"how":"name","score":1.0},{"span":[0,4],"actor":{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null},"how":"name","score":1.0}],"times":[],"places":[],"statements":[{"id":"3f477bcc60793abf","speaker":{"class":"organisation","span":null,"actor":{"id":"UKR","name":"Ukraine","kind":"state","country":"UKR","sectors":["GOV"],"office":null},"name":"Ukraine","affiliation":null,"reason":null},"cue":[0,4],"content":[[0,69]],"form":"indirect","stance":"asserts","modality":"happened","addressee":null,"evidence":null,"evidence_span":null,"medium":null,"said_when":null,"parent":null,"about":null}],"acts":[{"id":"30314d59c80ea851","type":"AID","trigger":[0,4],"span":[0,69],"actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null,"span":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null,"span":null}],"modality":"happened","mode":null,"contexts":[],"when":{"start":"2023-02-06","end":"2023-02-06","precision":"day","span":null,"anchor":null},"where":null,"statement":null,"score":1.0},{"id":"285622001e23c02d","type":"CONSULT","trigger":[0,4],"span":[0,69],"actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null,"span":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null,"span":null}],"modality":"happened","mode":null,"contexts":[],"when":null,"where":null,"statement":"3f477bcc60793abf","score":1.0}],"links":[],"gists":[],"framings":[],"coder":"test-1","skipped":null}');
CREATE TABLE confirming (
  key TEXT NOT NULL, first TEXT NOT NULL, telling TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (key, first, telling, document)
) WITHOUT ROWID;
CREATE TABLE decision (
  a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
INSERT INTO "decision" VALUES('act:1c8b30a4f67fc733:0-4:AID','act:3d388cd7b41f185f:0-4:AID','same','one delivery');
CREATE TABLE document (
  row INTEGER PRIMARY KEY,        -- made from the id; the full-text index needs a number
  id TEXT NOT NULL UNIQUE,
  url TEXT, outlet TEXT, title TEXT, author TEXT,
  published TEXT, published_from TEXT, language TEXT,
  notes TEXT NOT NULL,
  coder TEXT NOT NULL,            -- version whose coding the other tables show
  state TEXT NOT NULL, reason TEXT,
  statements INTEGER NOT NULL, acts INTEGER NOT NULL,
  family TEXT NOT NULL,           -- smallest id among its near copies
  sketch BLOB NOT NULL,
  text TEXT NOT NULL
);
INSERT INTO "document" VALUES(2706323617493103817,'29ed2267ee88d91a','https://news.example/2','Outlet 2',NULL,NULL,'2023-02-11','given','en','[]','test-1','coded',NULL,1,2,'29ed2267ee88d91a',X'44A9F1C0303419EAE1A392E3DE6BDBC46F3C76D312E1A7C30DE6BBF72EE3E3D4E798E5DE270564C782C7D3CC6E07E18C212C08F0F89877E0EA0D7FC9AD0739C1B3BE05C8CC6C12DE7DEBC3E7E54889E77562FDE068735CCA956412F9034776E739089EFDF9EEE1C73A2F47E9883E13F317ABB5E78B59A5D7EB6D5BFA2EB8C0C4857A5FE19868A4DFC4F6C7E2888664C6EC54EEDB35CF35DED4EC4BDE7B3E93C9A79E72F4A8B3C6D20422A5C761037A191513F5C876855DE03563F9EC693466D330CB38C9772C73D8C56BF6E95622EDE0FF24E7C5E05D17D2CD12CBE4E2A9ECDDBB9F83E4EFB62DC917FF19E44424EECEDF633DCC384BF5EDC7B253CE9A7184D50D1131C3F34802C1D85F9BE9C53D3BD683C6CAEEFCE7C1C99D32F7C381F664F46AA114DF0CB707D5412938E6C4617EDEDB608AFF094203E5BE3B3AF9EDAD2EDF0BBC82C3678F9DC7CFF438E462BF0EC9E8DC31E65EE052D109800BF11E9DF4C85C7172F550AF8ACD629F29F1BF7189D0CA92B0D181CDEBD9E26DA6F07C538FF1C2BA39D052238FE75088FED8CF5D00DBE0C948E9756A03F5ED0488DC317FE1F46903C9F7DFCB1FE63E3E4BCAB6481CD9015788D0A76E62C8060318F029C31BDCA4DE15FC37960AC3275DBAF6AAC3E8E630C578F2A4A294E34DAD46FF36DBF16F47D4D1E8AEAB58E7721F83D97338A9F504557BC98A363BC9C47DEAD76EFC2DC944A9F1C0303419EAE1A392E3DE6BDBC46F3C76D312E1A7C30DE6BBF72EE3E3D4E798E5DE270564C782C7D3CC6E07E18C212C08F0F89877E0EA0D7FC9AD0739C1B3BE05C8CC6C12DE7DEBC3E7E54889E77562FDE068735CCA956412F9034776E739089EFDF9EEE1C73A2F47E9883E13F317ABB5E78B59A5D7EB6D5BFA2EB8C0C4857A5FE19868A4DFC4F6C7E2888664C6EC54EEDB35CF35DED4EC4BDE7B3E93C9A79E72F4A8B3C6D20422A5C761037A191513F5C876855DE03563F9EC693466D330CB38C9772C73D8C56BF6E95622EDE0FF24E7C5E05D17D2CD12CBE4E2A9ECDDBB9F83E4EFB62DC917FF19E44424EECEDF633DCC384BF5EDC7B253CE9A7184D50D1131C3F34802C1D85F9BE9C53D3BD683C6CAEEFCE7C1C99D32F7C381F664F46AA114DF0CB707D5412938E6C4617EDEDB608AFF094203E5BE3B3AF9EDAD2EDF0BBC82C3678F9DC7CFF438E462BF0EC9E8DC31E65EE052D109800BF11E9DF4C85C7172F550AF8ACD629F29F1BF7189D0CA92B0D181CDEBD9E26DA6F07C538FF1C2BA39D052238FE75088FED8CF5D00DBE0C948E9756A03F5ED0488DC317FE1F46903C9F7DFCB1FE63E3E4BCAB6481CD9015788D0A76E62C8060318F029C31BDCA4DE15FC37960AC3275DBAF6AAC3E8E630C578F2A4A294E34DAD46FF36DBF16F47D4D1E8AEAB58E7721F83D97338A9F504557BC98A363BC9C47DEAD76EFC2DC9','Lavrov went to Tehran for talks on drones and on grain.');
INSERT INTO "document" VALUES(3441362126942775924,'1c8b30a4f67fc733','https://news.example/0','Outlet 0',NULL,NULL,'2023-02-09','given','en','[]','test-1','coded',NULL,1,2,'1c8b30a4f67fc733',X'301F3FECACF841E91923CFEE012A75E779AEBEFF2A1F91F8FB14C2EAA0A922E9BC9742E15B40C6F40C4BA2C786F447E7D2F9B3CADC8DFCF284D0B7D9178EB8E2E0A549D7853C24E5C683C4E843A240CA275619E1F3CA51D39482FDD1830B9634F99977E940D5EAD22E6E6FE5514C6DC640E627F9988B3CE9715F98F2F25182C78709E8D445DEFDD091E7F0C337D469C72AA311DE880662C677BCE8EE93950DFCD0FA9DF535A04DD0CBA76FDB26F1E5CB377CE7C6206281F551AF05C9AB78A1FE1641DFC884F8A2E1116CACE715376AFF6F4E69EA190A5BDF6DB1F9E52603D0EA6D742AEF937D3FE1264B18E2793E74FBA88723E32675D8C4D18238E2BFC18EC2817181CB7A129DD4C10257EB6676F296BDB059FDBB9DF6C0D0E6C4FE08D885C5AFC869F258ED45CC3DBC7FFAC3484CDF73DC7BDA8E99C5C8DBD3C6DFD4E9C7D5C1848EFD08EAD9D050C4DCD00170E25BEC2D0BD389599FED2A15D2EC9CEB3FC0C69BB6EF6EDE1CCCBD2ADBC5E5B09BC21CD3C4F522FCF8EEC31D54C16C7E1CED9A5C5BCCE51462F6222598DCF36755F705376DCAAC5056CA50A46ADEBE3DC2C19ECD5DEE11703CD3B8577CF4D5896FD192941FF17CB262D9BC29EBED777580D4CB0055EA8BEB61EFCACB04C4BD44A1FF496E9EF0698C12E8E1686EC9894437F91D0B19E1CE59ECFEC06058DEF59A23CE8A641EF64272C9E2FC6623FBB7C07ACD301F3FECACF841E91923CFEE012A75E779AEBEFF2A1F91F8FB14C2EAA0A922E9BC9742E15B40C6F40C4BA2C786F447E7D2F9B3CADC8DFCF284D0B7D9178EB8E2E0A549D7853C24E5C683C4E843A240CA275619E1F3CA51D39482FDD1830B9634F99977E940D5EAD22E6E6FE5514C6DC640E627F9988B3CE9715F98F2F25182C78709E8D445DEFDD091E7F0C337D469C72AA311DE880662C677BCE8EE93950DFCD0FA9DF535A04DD0CBA76FDB26F1E5CB377CE7C6206281F551AF05C9AB78A1FE1641DFC884F8A2E1116CACE715376AFF6F4E69EA190A5BDF6DB1F9E52603D0EA6D742AEF937D3FE1264B18E2793E74FBA88723E32675D8C4D18238E2BFC18EC2817181CB7A129DD4C10257EB6676F296BDB059FDBB9DF6C0D0E6C4FE08D885C5AFC869F258ED45CC3DBC7FFAC3484CDF73DC7BDA8E99C5C8DBD3C6DFD4E9C7D5C1848EFD08EAD9D050C4DCD00170E25BEC2D0BD389599FED2A15D2EC9CEB3FC0C69BB6EF6EDE1CCCBD2ADBC5E5B09BC21CD3C4F522FCF8EEC31D54C16C7E1CED9A5C5BCCE51462F6222598DCF36755F705376DCAAC5056CA50A46ADEBE3DC2C19ECD5DEE11703CD3B8577CF4D5896FD192941FF17CB262D9BC29EBED777580D4CB0055EA8BEB61EFCACB04C4BD44A1FF496E9EF0698C12E8E1686EC9894437F91D0B19E1CE59ECFEC06058DEF59A23CE8A641EF64272C9E2FC6623FBB7C07ACD','Iran sent aid to Russia, and the ministers met on Tuesday.');
INSERT INTO "document" VALUES(4829575495523224021,'3d388cd7b41f185f','https://news.example/1','Outlet 1',NULL,NULL,'2023-02-10','given','en','[]','test-1','coded',NULL,1,2,'3d388cd7b41f185f',X'A7E059D54BEABEB610DEE1CDAA2DDEF1F15F8E551A3C55DF9E43ADD9777DF5D4CCAA1AC9111881C4E47F6FC30F0B2EFD676458D28A82A9D89F418CDDCAB39FC00E7F88FDC6D854CAB9575CE5AD846FCB9E6EA9CAB4A5B8219117CDFCE12A8BE58E6C94CA393772F90F0A19F209CA41DDE6E4ABF6C43B13E90CAF6AFA598DA1DB100F57F231F7E8FAA2567DC60030EBD9B9BE20E3E161D9E0D6E735F448F895CF9194C1EC373062C324627DFA9C7B14CF1FF1DFD8C7F6E6FAB2CD57F9834E12E69973ADEF93C614F4894CA6F5C2A230F15E62BDC3BC8A89EF8EBD12EAA842EEC560BCECC47C374CFDE7EAAFE4E5D5B8F936B499F24AAA26F6F2A355CABB3DD5D50AC5CCD9BCB1D9F3DE418FD93F8618EAABD41CD8B7B802FE646DDDD5D2C9DDD99A73E8F6676015CA463BDFD12D244EC1329FCAE37779C4D2675D7CFA8587E5E385B5C9CAC0045EDA529F46E6458670C5C903CBFD13C32DE30FC6BCD3454C3AD1A9C597EE74F42DE9813342D699621CE2E4845FF0253748CCB9C5ACCCF659F5DA7E9C77F1296F71C6875C60FE3189B4EA21A439E00F03E1FEEAB681F9B2109DD1D3AAB8CF917715F17ADE52CDB602CCD01E6A60D27CB663E995726FD5469AC2FF0DCD2AC9510B26F9C5878AE7514EECFB7D5B5EE414D52FDF4578A7D3A79F47CF9FBAB8E6F021FAFA2EBFDAD2788C96D06806E4C9A9253DDD37C464DA270663F1A7E059D54BEABEB610DEE1CDAA2DDEF1F15F8E551A3C55DF9E43ADD9777DF5D4CCAA1AC9111881C4E47F6FC30F0B2EFD676458D28A82A9D89F418CDDCAB39FC00E7F88FDC6D854CAB9575CE5AD846FCB9E6EA9CAB4A5B8219117CDFCE12A8BE58E6C94CA393772F90F0A19F209CA41DDE6E4ABF6C43B13E90CAF6AFA598DA1DB100F57F231F7E8FAA2567DC60030EBD9B9BE20E3E161D9E0D6E735F448F895CF9194C1EC373062C324627DFA9C7B14CF1FF1DFD8C7F6E6FAB2CD57F9834E12E69973ADEF93C614F4894CA6F5C2A230F15E62BDC3BC8A89EF8EBD12EAA842EEC560BCECC47C374CFDE7EAAFE4E5D5B8F936B499F24AAA26F6F2A355CABB3DD5D50AC5CCD9BCB1D9F3DE418FD93F8618EAABD41CD8B7B802FE646DDDD5D2C9DDD99A73E8F6676015CA463BDFD12D244EC1329FCAE37779C4D2675D7CFA8587E5E385B5C9CAC0045EDA529F46E6458670C5C903CBFD13C32DE30FC6BCD3454C3AD1A9C597EE74F42DE9813342D699621CE2E4845FF0253748CCB9C5ACCCF659F5DA7E9C77F1296F71C6875C60FE3189B4EA21A439E00F03E1FEEAB681F9B2109DD1D3AAB8CF917715F17ADE52CDB602CCD01E6A60D27CB663E995726FD5469AC2FF0DCD2AC9510B26F9C5878AE7514EECFB7D5B5EE414D52FDF4578A7D3A79F47CF9FBAB8E6F021FAFA2EBFDAD2788C96D06806E4C9A9253DDD37C464DA270663F1','Tehran gave help to Moscow on the same day, said Kyiv, and denied it.');
CREATE TABLE document_key (
  role TEXT NOT NULL, key TEXT NOT NULL, first TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (role, key, first DESC, document)
) WITHOUT ROWID;
INSERT INTO "document_key" VALUES('actor','IRN','2023-02-09','1c8b30a4f67fc733');
INSERT INTO "document_key" VALUES('actor','RUS','2023-02-09','1c8b30a4f67fc733');
INSERT INTO "document_key" VALUES('actor','UKR','2023-02-09','1c8b30a4f67fc733');
INSERT INTO "document_key" VALUES('mention','IRN','2023-02-09','1c8b30a4f67fc733');
INSERT INTO "document_key" VALUES('mention','RUS','2023-02-09','1c8b30a4f67fc733');
INSERT INTO "document_key" VALUES('mention','UKR','2023-02-09','1c8b30a4f67fc733');
INSERT INTO "document_key" VALUES('actor','IRN','2023-02-11','29ed2267ee88d91a');
INSERT INTO "document_key" VALUES('actor','RUS','2023-02-11','29ed2267ee88d91a');
INSERT INTO "document_key" VALUES('actor','UKR','2023-02-11','29ed2267ee88d91a');
INSERT INTO "document_key" VALUES('mention','IRN','2023-02-11','29ed2267ee88d91a');
INSERT INTO "document_key" VALUES('mention','RUS','2023-02-11','29ed2267ee88d91a');
INSERT INTO "document_key" VALUES('mention','UKR','2023-02-11','29ed2267ee88d91a');
INSERT INTO "document_key" VALUES('actor','IRN','2023-02-10','3d388cd7b41f185f');
INSERT INTO "document_key" VALUES('actor','RUS','2023-02-10','3d388cd7b41f185f');
INSERT INTO "document_key" VALUES('actor','UKR','2023-02-10','3d388cd7b41f185f');
INSERT INTO "document_key" VALUES('mention','IRN','2023-02-10','3d388cd7b41f185f');
INSERT INTO "document_key" VALUES('mention','RUS','2023-02-10','3d388cd7b41f185f');
INSERT INTO "document_key" VALUES('mention','UKR','2023-02-10','3d388cd7b41f185f');
CREATE TABLE dyad (
  a TEXT NOT NULL, b TEXT NOT NULL, first TEXT NOT NULL, event TEXT NOT NULL,
  vague INTEGER NOT NULL, modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL, media TEXT NOT NULL,
  quad INTEGER NOT NULL, tenths INTEGER NOT NULL,
  PRIMARY KEY (a, b, first DESC, event)
) WITHOUT ROWID;
INSERT INTO "dyad" VALUES('IRN','RUS','2023-02-09','18633193693e8323',-1,'happened',0,1,'',1,25);
INSERT INTO "dyad" VALUES('IRN','RUS','2023-02-07','21b124467fbec983',0,'happened',1,0,'',2,100);
INSERT INTO "dyad" VALUES('IRN','RUS','2023-02-07','9142514430b3a2ee',0,'happened',1,0,'',1,40);
INSERT INTO "dyad" VALUES('IRN','RUS','2023-02-05','97984e32e713540a',0,'happened',1,0,'',2,100);
INSERT INTO "dyad" VALUES('RUS','IRN','2023-02-09','18633193693e8323',-1,'happened',0,1,'',1,25);
INSERT INTO "dyad" VALUES('RUS','IRN','2023-02-08','cbffa8b2b922ac8a',0,'happened',1,0,'',4,-90);
INSERT INTO "dyad" VALUES('RUS','IRN','2023-02-07','9142514430b3a2ee',0,'happened',1,0,'',1,40);
CREATE TABLE dyad_sum (
  a TEXT NOT NULL, b TEXT NOT NULL, month TEXT NOT NULL,
  vague INTEGER NOT NULL, modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL, media TEXT NOT NULL,
  quad INTEGER NOT NULL, events INTEGER NOT NULL, tenths INTEGER NOT NULL,
  PRIMARY KEY (a, b, month, vague, modality, own, told, media, quad)
) WITHOUT ROWID;
INSERT INTO "dyad_sum" VALUES('IRN','RUS','2023-02',-1,'happened',0,1,'',1,1,25);
INSERT INTO "dyad_sum" VALUES('IRN','RUS','2023-02',0,'happened',1,0,'',1,1,40);
INSERT INTO "dyad_sum" VALUES('IRN','RUS','2023-02',0,'happened',1,0,'',2,2,200);
INSERT INTO "dyad_sum" VALUES('RUS','IRN','2023-02',-1,'happened',0,1,'',1,1,25);
INSERT INTO "dyad_sum" VALUES('RUS','IRN','2023-02',0,'happened',1,0,'',1,1,40);
INSERT INTO "dyad_sum" VALUES('RUS','IRN','2023-02',0,'happened',1,0,'',4,1,-90);
CREATE TABLE dyad_year (
  a TEXT NOT NULL, b TEXT NOT NULL, year TEXT NOT NULL,
  modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL, media TEXT NOT NULL,
  events INTEGER NOT NULL, tenths INTEGER NOT NULL,
  PRIMARY KEY (a, b, year, modality, own, told, media)
) WITHOUT ROWID;
INSERT INTO "dyad_year" VALUES('IRN','RUS','2023','happened',0,1,'',1,25);
INSERT INTO "dyad_year" VALUES('IRN','RUS','2023','happened',1,0,'',3,240);
INSERT INTO "dyad_year" VALUES('RUS','IRN','2023','happened',0,1,'',1,25);
INSERT INTO "dyad_year" VALUES('RUS','IRN','2023','happened',1,0,'',2,-50);
CREATE TABLE event (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL, mode TEXT, modality TEXT NOT NULL,
  actors TEXT NOT NULL, recipients TEXT NOT NULL,
  start TEXT, "end" TEXT, precision TEXT,
  reports INTEGER NOT NULL, independent INTEGER NOT NULL,
  outlets TEXT NOT NULL, voices TEXT NOT NULL, modalities TEXT NOT NULL, words TEXT NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL,
  dates TEXT NOT NULL DEFAULT '[]', -- all that its reports give, where they give more than one
  confirmed TEXT                  -- who alleged it and who then confirmed it
);
INSERT INTO "event" VALUES('21b124467fbec983','AID',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','2023-02-07','2023-02-07','day',1,1,'["Outlet 2"]','["outlet"]','["happened"]','Lavrov went to Tehran for talks on drones and on grain.','2023-02-07','2023-02-07','[]',NULL);
INSERT INTO "event" VALUES('18633193693e8323','CONSULT',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]',NULL,NULL,NULL,3,1,'["Outlet 0","Outlet 1","Outlet 2"]','["attributed"]','["happened"]','Iran sent aid to Russia, and the ministers met on Tuesday.','2023-02-09','2023-02-11','[]',NULL);
INSERT INTO "event" VALUES('97984e32e713540a','AID',NULL,'happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','2023-02-05','2023-02-05','day',2,2,'["Outlet 0","Outlet 1"]','["outlet"]','["happened"]','Iran sent aid to Russia, and the ministers met on Tuesday.','2023-02-05','2023-02-05','["2023-02-05","2023-02-06"]',NULL);
INSERT INTO "event" VALUES('9142514430b3a2ee','CONSULT','visit','happened','[{"id":"IRN","name":"Iran","country":"IRN"}]','[{"id":"RUS","name":"Russia","country":"RUS"}]','2023-02-07','2023-02-07','day',1,1,'["Sample"]','["outlet"]','["happened"]','CAMEO 042: Sample, fix.csv, line 2','2023-02-07','2023-02-07','[]',NULL);
INSERT INTO "event" VALUES('cbffa8b2b922ac8a','ASSAULT',NULL,'happened','[{"id":"foreign-affairs-russia","name":"Foreign Affairs (Russia)","country":"RUS"}]','[{"id":"IRN","name":"Iran","country":"IRN"}]','2023-02-08','2023-02-08','day',1,1,'["Sample"]','["outlet"]','["happened"]','CAMEO 190: Sample, fix.csv, line 3','2023-02-08','2023-02-08','[]',NULL);
CREATE TABLE event_key (
  role TEXT NOT NULL, key TEXT NOT NULL, first TEXT NOT NULL, event TEXT NOT NULL,
  last TEXT NOT NULL, kind INTEGER NOT NULL,
  PRIMARY KEY (role, key, first DESC, event)
) WITHOUT ROWID;
INSERT INTO "event_key" VALUES('actor','IRN','2023-02-09','18633193693e8323','2023-02-11',42);
INSERT INTO "event_key" VALUES('actor','IRN','2023-02-07','21b124467fbec983','2023-02-07',201);
INSERT INTO "event_key" VALUES('actor','IRN','2023-02-07','9142514430b3a2ee','2023-02-07',41);
INSERT INTO "event_key" VALUES('actor','IRN','2023-02-05','97984e32e713540a','2023-02-05',201);
INSERT INTO "event_key" VALUES('actor','RUS','2023-02-08','cbffa8b2b922ac8a','2023-02-08',601);
INSERT INTO "event_key" VALUES('actor','foreign-affairs-russia','2023-02-08','cbffa8b2b922ac8a','2023-02-08',601);
INSERT INTO "event_key" VALUES('outlet','Outlet 0','2023-02-09','18633193693e8323','2023-02-11',42);
INSERT INTO "event_key" VALUES('outlet','Outlet 0','2023-02-05','97984e32e713540a','2023-02-05',201);
INSERT INTO "event_key" VALUES('outlet','Outlet 1','2023-02-09','18633193693e8323','2023-02-11',42);
INSERT INTO "event_key" VALUES('outlet','Outlet 1','2023-02-05','97984e32e713540a','2023-02-05',201);
INSERT INTO "event_key" VALUES('outlet','Outlet 2','2023-02-09','18633193693e8323','2023-02-11',42);
INSERT INTO "event_key" VALUES('outlet','Outlet 2','2023-02-07','21b124467fbec983','2023-02-07',201);
INSERT INTO "event_key" VALUES('outlet','Sample','2023-02-08','cbffa8b2b922ac8a','2023-02-08',601);
INSERT INTO "event_key" VALUES('outlet','Sample','2023-02-07','9142514430b3a2ee','2023-02-07',41);
INSERT INTO "event_key" VALUES('recipient','IRN','2023-02-08','cbffa8b2b922ac8a','2023-02-08',601);
INSERT INTO "event_key" VALUES('recipient','RUS','2023-02-09','18633193693e8323','2023-02-11',42);
INSERT INTO "event_key" VALUES('recipient','RUS','2023-02-07','21b124467fbec983','2023-02-07',201);
INSERT INTO "event_key" VALUES('recipient','RUS','2023-02-07','9142514430b3a2ee','2023-02-07',41);
INSERT INTO "event_key" VALUES('recipient','RUS','2023-02-05','97984e32e713540a','2023-02-05',201);
CREATE TABLE event_sum (
  month TEXT NOT NULL, type TEXT NOT NULL, modality TEXT NOT NULL, voices TEXT NOT NULL,
  events INTEGER NOT NULL, reports INTEGER NOT NULL, independent INTEGER NOT NULL,
  PRIMARY KEY (month, type, modality, voices)
) WITHOUT ROWID;
INSERT INTO "event_sum" VALUES('2023-02','AID','happened','["outlet"]',2,3,3);
INSERT INTO "event_sum" VALUES('2023-02','ASSAULT','happened','["outlet"]',1,1,1);
INSERT INTO "event_sum" VALUES('2023-02','CONSULT','happened','["attributed"]',1,3,1);
INSERT INTO "event_sum" VALUES('2023-02','CONSULT','happened','["outlet"]',1,1,1);
CREATE TABLE follow (
  event TEXT NOT NULL, follows TEXT NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (event, follows)
) WITHOUT ROWID;
CREATE TABLE judgement (
  a TEXT NOT NULL, b TEXT NOT NULL, "by" TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (a, b, "by")
) WITHOUT ROWID;
INSERT INTO "judgement" VALUES('18633193693e8323','2fdf9a5ea9775912','rule','same','same parties, same type, times that overlap');
INSERT INTO "judgement" VALUES('18633193693e8323','5284214934c1e9da','rule','same','same parties, same type, times that overlap');
INSERT INTO "judgement" VALUES('2fdf9a5ea9775912','5284214934c1e9da','rule','same','same parties, same type, times that overlap');
INSERT INTO "judgement" VALUES('97984e32e713540a','9d1252b758bf7ed4','user:21a5baad1712efb5','same','one delivery');
CREATE TABLE key_sum (
  role TEXT NOT NULL, key TEXT NOT NULL, events INTEGER NOT NULL,
  PRIMARY KEY (role, key)
) WITHOUT ROWID;
INSERT INTO "key_sum" VALUES('actor','IRN',4);
INSERT INTO "key_sum" VALUES('actor','RUS',1);
INSERT INTO "key_sum" VALUES('actor','foreign-affairs-russia',1);
INSERT INTO "key_sum" VALUES('outlet','Outlet 0',2);
INSERT INTO "key_sum" VALUES('outlet','Outlet 1',2);
INSERT INTO "key_sum" VALUES('outlet','Outlet 2',2);
INSERT INTO "key_sum" VALUES('outlet','Sample',2);
INSERT INTO "key_sum" VALUES('recipient','IRN',1);
INSERT INTO "key_sum" VALUES('recipient','RUS',4);
CREATE TABLE reference (
  name TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, year INTEGER NOT NULL, value REAL NOT NULL,
  PRIMARY KEY (name, a, b, year)
) WITHOUT ROWID;
INSERT INTO "reference" VALUES('UN votes','IRN','RUS',2019,0.5);
CREATE TABLE remark (
  id TEXT PRIMARY KEY, day TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL,
  speakers TEXT NOT NULL, about TEXT NOT NULL, origin TEXT NOT NULL, words TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE statement (
  id TEXT PRIMARY KEY, document TEXT NOT NULL,
  speaker TEXT NOT NULL, speaker_id TEXT, speaker_class TEXT NOT NULL, country TEXT,
  stance TEXT NOT NULL, modality TEXT NOT NULL, form TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL, evidence TEXT,
  said TEXT, chain TEXT NOT NULL,
  day TEXT NOT NULL               -- said, else published
);
INSERT INTO "statement" VALUES('8ff6cde02b68a42e','29ed2267ee88d91a','Ukraine','UKR','organisation','UKR','asserts','happened','indirect','Lavr','Lavrov went to Tehran for talks on drones and on grain.',NULL,NULL,'["Outlet 2","Ukraine"]','2023-02-11');
INSERT INTO "statement" VALUES('745240dd2ae6ed49','1c8b30a4f67fc733','Ukraine','UKR','organisation','UKR','asserts','happened','indirect','Iran','Iran sent aid to Russia, and the ministers met on Tuesday.',NULL,NULL,'["Outlet 0","Ukraine"]','2023-02-09');
INSERT INTO "statement" VALUES('3f477bcc60793abf','3d388cd7b41f185f','Ukraine','UKR','organisation','UKR','asserts','happened','indirect','Tehr','Tehran gave help to Moscow on the same day, said Kyiv, and denied it.',NULL,NULL,'["Outlet 1","Ukraine"]','2023-02-10');
CREATE TABLE telling (
  id TEXT PRIMARY KEY, about TEXT NOT NULL, body TEXT NOT NULL,
  anchor TEXT,                    -- the sharper telling that it hangs on; of a claim, the one that leads it
  whole TEXT                      -- the event or claim that it belongs to
) WITHOUT ROWID;
INSERT INTO "telling" VALUES('09d7bdc73d32f7ec','claim','{"about":"claim","words":["aid","met","minist","russia","sent"],"figures":[],"parties":["IRN","RUS"],"near":["UKR"],"doers":["IRN"],"deeds":[],"subjects":[],"objects":[],"types":["CONSULT"],"first":"2022-12-19","last":"2023-02-19","dated":false,"places":[],"denied":false,"own":false}',NULL,'09d7bdc73d32f7ec');
INSERT INTO "telling" VALUES('18633193693e8323','event','{"about":"event","type":"CONSULT","mood":"realised","actors":["IRN","RUS"],"recipients":[],"first":"2023-02-08","last":"2023-02-11","sharp":-1,"mode":null,"persons":[],"place":null,"matters":[],"beside":[],"mark":null,"only":null}',NULL,'18633193693e8323');
INSERT INTO "telling" VALUES('21b124467fbec983','event','{"about":"event","type":"AID","mood":"realised","actors":["IRN"],"recipients":["RUS"],"first":"2023-02-07","last":"2023-02-07","sharp":1,"mode":null,"persons":[],"place":null,"matters":[],"beside":[],"mark":null,"only":null}',NULL,'21b124467fbec983');
INSERT INTO "telling" VALUES('2fdf9a5ea9775912','event','{"about":"event","type":"CONSULT","mood":"realised","actors":["IRN","RUS"],"recipients":[],"first":"2023-02-07","last":"2023-02-10","sharp":-1,"mode":null,"persons":[],"place":null,"matters":[],"beside":[],"mark":null,"only":null}',NULL,'18633193693e8323');
INSERT INTO "telling" VALUES('5284214934c1e9da','event','{"about":"event","type":"CONSULT","mood":"realised","actors":["IRN","RUS"],"recipients":[],"first":"2023-02-06","last":"2023-02-09","sharp":-1,"mode":null,"persons":[],"place":null,"matters":[],"beside":[],"mark":null,"only":null}',NULL,'18633193693e8323');
INSERT INTO "telling" VALUES('97984e32e713540a','event','{"about":"event","type":"AID","mood":"realised","actors":["IRN"],"recipients":["RUS"],"first":"2023-02-05","last":"2023-02-05","sharp":1,"mode":null,"persons":[],"place":null,"matters":[],"beside":[],"mark":null,"only":null}',NULL,'97984e32e713540a');
INSERT INTO "telling" VALUES('9d1252b758bf7ed4','event','{"about":"event","type":"AID","mood":"realised","actors":["IRN"],"recipients":["RUS"],"first":"2023-02-06","last":"2023-02-06","sharp":1,"mode":null,"persons":[],"place":null,"matters":[],"beside":[],"mark":null,"only":null}',NULL,'97984e32e713540a');
INSERT INTO "telling" VALUES('a73b2848fc3f7562','claim','{"about":"claim","words":["den","gav","help","kyiv","moscow","tehran"],"figures":[],"parties":["IRN","RUS"],"near":["UKR"],"doers":["IRN"],"deeds":[],"subjects":[],"objects":[],"types":["CONSULT"],"first":"2022-12-19","last":"2023-02-19","dated":false,"places":[],"denied":false,"own":false}',NULL,'a73b2848fc3f7562');
INSERT INTO "telling" VALUES('e4e2205fe8ded4f5','claim','{"about":"claim","words":["dron","grain","lavrov","talk","tehran","went"],"figures":[],"parties":["IRN","RUS"],"near":["UKR"],"doers":["IRN"],"deeds":[],"subjects":[],"objects":[],"types":["CONSULT"],"first":"2022-12-19","last":"2023-02-19","dated":false,"places":[],"denied":false,"own":false}',NULL,'e4e2205fe8ded4f5');
CREATE TABLE tie (
  a TEXT NOT NULL, b TEXT NOT NULL, modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL,
  events INTEGER NOT NULL, tenths INTEGER NOT NULL, conflict INTEGER NOT NULL,
  PRIMARY KEY (a, b, modality, own, told)
) WITHOUT ROWID;
INSERT INTO "tie" VALUES('IRN','RUS','happened',0,1,2,50,0);
INSERT INTO "tie" VALUES('IRN','RUS','happened',1,0,5,190,1);
CREATE TABLE tie_course (
  a TEXT NOT NULL, b TEXT NOT NULL, modality TEXT NOT NULL, own INTEGER NOT NULL, told INTEGER NOT NULL,
  months BLOB NOT NULL,
  PRIMARY KEY (a, b, modality, own, told)
);
INSERT INTO "tie_course" VALUES('IRN','RUS','happened',0,1,X'D55E0000020000003200000000000000');
INSERT INTO "tie_course" VALUES('IRN','RUS','happened',1,0,X'D55E000005000000BE00000001000000');
CREATE TABLE topic (
  issue TEXT NOT NULL, how TEXT NOT NULL, id TEXT NOT NULL, who TEXT NOT NULL, document TEXT NOT NULL,
  day TEXT NOT NULL,              -- as the text tells it, else ''
  PRIMARY KEY (issue, how, id, who)
) WITHOUT ROWID;
INSERT INTO "topic" VALUES('drones','did','d1a38de31b45d9b5','IRN','29ed2267ee88d91a','');
INSERT INTO "topic" VALUES('drones','did','d1e8af4e27176259','IRN','29ed2267ee88d91a','2023-02-07');
INSERT INTO "topic" VALUES('drones','said','8ff6cde02b68a42e','UKR','29ed2267ee88d91a','');
INSERT INTO "topic" VALUES('grain','did','d1a38de31b45d9b5','IRN','29ed2267ee88d91a','');
INSERT INTO "topic" VALUES('grain','did','d1e8af4e27176259','IRN','29ed2267ee88d91a','2023-02-07');
INSERT INTO "topic" VALUES('grain','said','8ff6cde02b68a42e','UKR','29ed2267ee88d91a','');
CREATE TABLE voice (
  proposition TEXT NOT NULL, document TEXT NOT NULL, act TEXT, statement TEXT, side TEXT NOT NULL,
  echo TEXT NOT NULL,             -- key of its words, which near copies share
  body TEXT NOT NULL
);
INSERT INTO "voice" VALUES('e4e2205fe8ded4f5','29ed2267ee88d91a','d1a38de31b45d9b5','8ff6cde02b68a42e','asserts','336d4cbdcbf9d2c4','{"act":"d1a38de31b45d9b5","statement":"8ff6cde02b68a42e","side":"asserts","stance":"asserts","said":"2023-02-11","speaker":"who:UKR","name":"Ukraine","parties":["UKR"],"roots":["party:UKR"],"cites":["who:UKR"],"evidence":null,"words":"Lavrov went to Tehran for talks on drones and on grain.","place":[0,55],"type":"CONSULT","actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null}],"proposition":{"about":"claim","words":["dron","grain","lavrov","talk","tehran","went"],"figures":[],"parties":["IRN","RUS"],"near":["UKR"],"doers":["IRN"],"deeds":[],"subjects":[],"objects":[],"types":["CONSULT"],"first":"2022-12-19","last":"2023-02-19","dated":false,"places":[],"denied":false,"own":false},"echo":"336d4cbdcbf9d2c4"}');
INSERT INTO "voice" VALUES('09d7bdc73d32f7ec','1c8b30a4f67fc733','f34ff02c6126bc15','745240dd2ae6ed49','asserts','97ec2b627d3a857b','{"act":"f34ff02c6126bc15","statement":"745240dd2ae6ed49","side":"asserts","stance":"asserts","said":"2023-02-09","speaker":"who:UKR","name":"Ukraine","parties":["UKR"],"roots":["party:UKR"],"cites":["who:UKR"],"evidence":null,"words":"Iran sent aid to Russia, and the ministers met on Tuesday.","place":[0,58],"type":"CONSULT","actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null}],"proposition":{"about":"claim","words":["aid","met","minist","russia","sent"],"figures":[],"parties":["IRN","RUS"],"near":["UKR"],"doers":["IRN"],"deeds":[],"subjects":[],"objects":[],"types":["CONSULT"],"first":"2022-12-19","last":"2023-02-19","dated":false,"places":[],"denied":false,"own":false},"echo":"97ec2b627d3a857b"}');
INSERT INTO "voice" VALUES('a73b2848fc3f7562','3d388cd7b41f185f','285622001e23c02d','3f477bcc60793abf','asserts','1b480ba5c78ee816','{"act":"285622001e23c02d","statement":"3f477bcc60793abf","side":"asserts","stance":"asserts","said":"2023-02-10","speaker":"who:UKR","name":"Ukraine","parties":["UKR"],"roots":["party:UKR"],"cites":["who:UKR"],"evidence":null,"words":"Tehran gave help to Moscow on the same day, said Kyiv, and denied it.","place":[0,69],"type":"CONSULT","actors":[{"id":"IRN","name":"Iran","kind":"state","country":"IRN","sectors":["GOV"],"office":null}],"recipients":[{"id":"RUS","name":"Russia","kind":"state","country":"RUS","sectors":["GOV"],"office":null}],"proposition":{"about":"claim","words":["den","gav","help","kyiv","moscow","tehran"],"figures":[],"parties":["IRN","RUS"],"near":["UKR"],"doers":["IRN"],"deeds":[],"subjects":[],"objects":[],"types":["CONSULT"],"first":"2022-12-19","last":"2023-02-19","dated":false,"places":[],"denied":false,"own":false},"echo":"1b480ba5c78ee816"}');
CREATE INDEX document_published ON document (published DESC, id);
CREATE INDEX document_outlet ON document (outlet, published DESC, id);
CREATE INDEX document_family ON document (family, id);
CREATE INDEX band_family ON band (family);
CREATE INDEX statement_document ON statement (document);
CREATE INDEX statement_day ON statement (day DESC, id);
CREATE INDEX statement_speaker ON statement (speaker_id, day DESC);
CREATE INDEX statement_country ON statement (country, day DESC);
CREATE INDEX statement_stance ON statement (stance, day DESC);
CREATE INDEX act_document ON act (document);
CREATE INDEX act_telling ON act (telling);
CREATE INDEX act_before ON act (before);
CREATE INDEX act_after ON act (after);
CREATE INDEX act_first ON act (first DESC, id);
CREATE INDEX act_type ON act (type, first DESC);
CREATE INDEX act_modality ON act (modality, first DESC);
CREATE INDEX voice_proposition ON voice (proposition);
CREATE INDEX voice_document ON voice (document);
CREATE INDEX voice_statement ON voice (statement);
CREATE INDEX causal_document ON causal (document);
CREATE INDEX telling_whole ON telling (whole);
CREATE INDEX block_telling ON block (telling);
CREATE INDEX judgement_b ON judgement (b);
CREATE INDEX judgement_user ON judgement ("by") WHERE "by" NOT IN ('rule', 'copies');
CREATE INDEX decision_b ON decision (b);
CREATE INDEX anchor_document ON anchor (document);
CREATE INDEX event_first ON event (first DESC, id);
CREATE INDEX event_type ON event (type, first DESC);
CREATE INDEX event_modality ON event (modality, first DESC);
CREATE INDEX confirming_document ON confirming (document);
CREATE INDEX confirming_telling ON confirming (telling);
CREATE INDEX follow_follows ON follow (follows);
CREATE INDEX event_key_event ON event_key (event);
CREATE INDEX claim_first ON claim (first DESC, id);
CREATE INDEX claim_status ON claim (status, first DESC);
CREATE INDEX claim_key_claim ON claim_key (claim);
CREATE INDEX actor_mentions ON actor (mentions DESC, id);
CREATE INDEX actor_country ON actor (country);
CREATE INDEX document_key_document ON document_key (document);
CREATE INDEX tie_course_b ON tie_course (b);
CREATE INDEX remark_pair ON remark (a, b, day);
CREATE INDEX topic_document ON topic (document);
COMMIT;
