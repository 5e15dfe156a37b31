import type { ErrorText } from './errors';

/** Errors of the desk for policies: tables of norms, and who may decide on them. */
export const policyErrors = {
  POLICY_PERIOD_NOT_FUTURE: {
    title: 'Deze maand is al begonnen',
    body: 'Een tabel kan alleen ingaan in een maand die nog moet komen. Anders zouden twee mensen in dezelfde maand naar verschillende normen krijgen.',
    next: 'Kies een latere maand. Ging het om een voorstel dat al klaarstond, doe dan een nieuw voorstel.',
  },
  POLICY_MONTHS_OUT_OF_RANGE: {
    title: 'Zoveel maanden kan niet',
    body: 'Een voorstel geldt voor 1 tot en met 12 maanden, en niet verder dan 2 jaar vooruit.',
    next: 'Kies een andere laatste maand.',
  },
  POLICY_CLASS_UNKNOWN: {
    title: 'Deze regeling kent die klasse niet',
    body: 'Het voorstel noemt een norm of vrijlating die niet bij de regeling hoort.',
    next: 'Ververs de pagina en vul het voorstel opnieuw in.',
  },
  POLICY_NORM_TOO_HIGH: {
    title: 'Deze norm is te hoog',
    body: 'Een norm is hoogstens € 1.000.000 per maand.',
    next: 'Controleer of er een cijfer te veel staat.',
  },
  POLICY_NO_NORM: {
    title: 'Alle normen zijn nul',
    body: 'Met deze tabel heeft niemand recht op een aanvulling. Zo’n tabel kan niet worden vastgelegd.',
    next: 'Vul ten minste één norm in.',
  },
  POLICY_NO_AMOUNT: {
    title: 'Het bedrag is nul',
    body: 'Met deze tabel krijgt niemand een voorschot. Zo’n tabel kan niet worden vastgelegd.',
    next: 'Vul een bedrag in dat hoger is dan nul.',
  },
  POLICY_START_TOO_FAR: {
    title: 'Zo ver vooruit kan niet',
    body: 'Een tabel gaat hoogstens een jaar na nu in. Een datum die verder weg ligt, is meestal een vergissing.',
    next: 'Kies een eerdere maand.',
  },
  POLICY_NOT_AFTER_LAST: {
    title: 'Er staat al een tabel die later ingaat',
    body: 'De tabellen volgen elkaar op: een nieuwe gaat later in dan de laatste die is vastgelegd.',
    next: 'Kies een maand na de laatste tabel.',
  },
  POLICY_SHARE_NOT_A_NUMBER: {
    title: 'Dit is geen percentage',
    body: 'In het percentage staat iets anders dan cijfers en een komma.',
    next: 'Vul een percentage in zoals 15 of 12,5.',
  },
  POLICY_SHARE_OUT_OF_RANGE: {
    title: 'Dit percentage kan niet',
    body: 'Een percentage ligt tussen 0 en 100.',
    next: 'Controleer het percentage.',
  },
  POLICY_UNCHANGED: {
    title: 'Dit verandert niets',
    body: 'Voor alle maanden van dit voorstel geldt deze tabel al.',
    next: 'Verander een bedrag of kies andere maanden.',
  },
  POLICY_UNUSUAL_UNCONFIRMED: {
    title: 'Er staat nog iets ongewoons open',
    body: 'Bedragen die zelden kloppen, gaan alleen door als u ze één voor één bevestigt.',
    next: 'Lees wat er ongewoon is en zet een vinkje bij elk punt dat klopt. Staat er geen vinkje bij, ververs dan de pagina.',
  },
  POLICY_CHANGE_OPEN: {
    title: 'Er staat al een voorstel open',
    body: 'Per regeling is er één voorstel tegelijk, zodat twee voorstellen elkaar niet in de weg zitten.',
    next: 'Wacht tot over het andere voorstel is besloten, of vraag uw collega om het in te trekken.',
  },
  POLICY_SAME_PERSON: {
    title: 'U kunt uw eigen voorstel niet goedkeuren',
    body: 'Over een nieuwe tabel beslissen altijd twee mensen.',
    next: 'Vraag een collega om naar uw voorstel te kijken.',
  },
  POLICY_NOT_PROPOSER: {
    title: 'Alleen wie het voorstel deed, kan het intrekken',
    body: 'Dit voorstel is van een collega.',
    next: 'Bent u het er niet mee eens, wijs het dan af.',
  },
  POLICY_DECIDED: {
    title: 'Over dit voorstel is al besloten',
    body: 'Een collega was u voor, of het voorstel is ingetrokken.',
    next: 'Ververs de pagina en lees wat er is besloten.',
  },
  POLICY_KEY_MISSING: {
    title: 'Er ontbreekt een sleutel',
    body: 'Voor een van de twee medewerkers is geen sleutel ingesteld. Zonder die sleutel kan het besluit niet op de blockchain.',
    next: 'Meld dit aan de beheerder. Doe daarna een nieuw voorstel.',
  },
  POLICY_CHAIN_REFUSED: {
    title: 'De blockchain weigert deze tabel',
    body: 'Het contract heeft het besluit niet aangenomen. Er geldt niets nieuws.',
    next: 'Meld dit aan de beheerder. Trek het voorstel in en doe een nieuw voorstel.',
  },
} satisfies Record<string, ErrorText>;
