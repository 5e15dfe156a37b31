import type { ErrorCode } from '@/lib/shared/errors/codes';
import { healthErrors } from './errors-health';
import { policyErrors } from './errors-policies';
import { registerErrors } from './errors-register';
import { reviewErrors } from './errors-review';
import { stageErrors } from './errors-stage';
import { tallyErrors } from './errors-tally';

/** What went wrong, what that means, and what to do next. One entry for every code: the compiler checks it. */
export type ErrorText = { title: string; body: string; next: string };

export const errors: Record<ErrorCode, ErrorText> = {
  ...healthErrors,
  ...policyErrors,
  ...registerErrors,
  ...reviewErrors,
  ...stageErrors,
  ...tallyErrors,
  INPUT_MALFORMED: {
    title: 'Dit kunnen we niet lezen',
    body: 'De gegevens die binnenkwamen, hebben niet de goede vorm. Er is niets opgeslagen.',
    next: 'Ververs de pagina, controleer wat u invulde en probeer het opnieuw.',
  },
  INPUT_TOO_LARGE: {
    title: 'Dit is te groot',
    body: 'U stuurt meer dan in één keer kan. Er is niets opgeslagen.',
    next: 'Maak de tekst korter of verdeel het bestand in kleinere delen.',
  },
  AMOUNT_NOT_A_NUMBER: {
    title: 'Dit is geen bedrag',
    body: 'In het bedrag staat iets anders dan cijfers en een komma.',
    next: 'Vul een bedrag in zoals 1180 of 1180,50.',
  },
  AMOUNT_AMBIGUOUS: {
    title: 'Welk bedrag bedoelt u?',
    body: 'In het bedrag staat een punt of komma die twee dingen kan betekenen. Misschien bedoelt u {suggestion}.',
    next: 'Schrijf het bedrag zonder punt voor duizendtallen, zoals 1180,50.',
  },
  AMOUNT_NEGATIVE: {
    title: 'Een bedrag kan niet lager zijn dan nul',
    body: 'Er staat een min voor het bedrag.',
    next: 'Vul nul of een hoger bedrag in. Verlaagt u een eerdere maand, geef dan een correctie door.',
  },
  AMOUNT_OUT_OF_RANGE: {
    title: 'Dit bedrag is te hoog',
    body: 'Zulke hoge bedragen per maand kunnen we niet verwerken.',
    next: 'Controleer of er een cijfer te veel staat.',
  },
  NET_ABOVE_GROSS: {
    title: 'Het nettoloon is hoger dan het brutoloon',
    body: 'Netto kan niet meer zijn dan bruto. Misschien staan de bedragen verwisseld.',
    next: 'Controleer beide bedragen.',
  },
  PERIOD_MALFORMED: {
    title: 'Deze maand bestaat niet',
    body: 'De maand heeft niet de goede vorm.',
    next: 'Kies een maand uit de lijst, of schrijf jaar en maand zoals 202610.',
  },
  PERIOD_IN_FUTURE: {
    title: 'Deze maand is er nog niet',
    body: 'U kunt alleen iets opgeven over een maand die al begonnen is.',
    next: 'Kies deze maand of een eerdere.',
  },
  FIELD_OUT_OF_RANGE: {
    title: 'Een getal valt buiten het bereik',
    body: 'Een van de getallen is te groot om mee te rekenen. Er is niets verstuurd.',
    next: 'Ververs de pagina en probeer het opnieuw.',
  },
  SIGN_IN_REQUIRED: {
    title: 'U bent niet ingelogd',
    body: 'Deze pagina is van één persoon. Daarom moet u eerst inloggen.',
    next: 'Log in en ga daarna verder waar u was.',
  },
  SIGN_IN_FAILED: {
    title: 'Inloggen is niet gelukt',
    body: 'De handtekening of het wachtwoord klopte niet, of u wachtte te lang.',
    next: 'Probeer het opnieuw. Lukt het weer niet, ververs dan eerst de pagina.',
  },
  NOT_FOUND: {
    title: 'Dit is niet gevonden',
    body: 'Het bestaat niet, of het is niet van u.',
    next: 'Ga terug en kies opnieuw.',
  },
  COOKIES_REFUSED: {
    title: 'Deze aanvraag verraadt wie u bent',
    body: 'Er ging een cookie mee met een aanvraag die niets over u mag zeggen. Daarom is die geweigerd.',
    next: 'Ververs de pagina. Blijft het zo, zet dan extra programma’s in uw browser uit.',
  },
  RATE_LIMITED: {
    title: 'U bent te snel',
    body: 'Er kwamen te veel verzoeken achter elkaar.',
    next: 'Wacht een minuut en probeer het dan opnieuw.',
  },
  DEMO_ONLY: {
    title: 'Dit bestaat alleen in de demo',
    body: 'Deze omgeving is geen demo. Verzonnen mensen zijn hier niet.',
    next: 'Log in met uw eigen wallet.',
  },
  CHALLENGE_EXPIRED: {
    title: 'Dit duurde te lang',
    body: 'Voor uw veiligheid kunt u uw kaart maar vijf minuten lang koppelen. Die tijd is voorbij.',
    next: 'Begin opnieuw met uw kaart openen.',
  },
  HOLDER_PROOF_INVALID: {
    title: 'Het bewijs van uw kaart klopt niet',
    body: 'We konden niet vaststellen dat deze kaart van u is. Er is niets gekoppeld.',
    next: 'Open uw kaart opnieuw. Lukt het weer niet, ververs dan de pagina.',
  },
  HOLDER_MISMATCH: {
    title: 'Dit is niet de kaart die bij u hoort',
    body: 'Bij uw naam staat een andere kaart. We stoppen, zodat u niet per ongeluk een tweede kaart maakt.',
    next: 'Kies de wallet waarmee u de kaart de eerste keer opende, of zet uw reservekopie terug.',
  },
  HOLDER_TAKEN: {
    title: 'Deze kaart is van iemand anders',
    body: 'De wallet die u koos, hoort al bij een andere persoon.',
    next: 'Kies in uw wallet een ander account en probeer het opnieuw.',
  },
  CARD_NOT_BOUND: {
    title: 'U hebt nog geen kaart',
    body: 'Uw kaart is nog niet aan uw naam gekoppeld. Daarom kan er niets worden bezorgd.',
    next: 'Open eerst uw kaart.',
  },
  CARD_LOCKED: {
    title: 'Uw kaart is op slot',
    body: 'De geheime sleutel van uw kaart is nu niet in deze browser.',
    next: 'Open uw kaart en probeer het opnieuw.',
  },
  WALLET_REFUSED: {
    title: 'U hebt niet getekend',
    body: 'Uw wallet gaf geen handtekening. Er is niets gebeurd.',
    next: 'Probeer het opnieuw en kies in uw wallet voor ‘ondertekenen’. Het kost geen geld.',
  },
  WALLET_CHANGED: {
    title: 'U wisselde van account',
    body: 'Uw wallet staat nu op een ander account dan waarmee u begon. We zijn gestopt en hebben uw kaart op slot gedaan.',
    next: 'Zet uw wallet terug op het eerste account, of log uit en log opnieuw in.',
  },
  WALLET_SEND_FAILED: {
    title: 'Uw wallet heeft niets verstuurd',
    body: 'Misschien staat er geen ether op uw wallet voor de kosten, of kan uw wallet niet bij de uitbetaalketen. Uw geld is veilig.',
    next: 'Zet wat ether op uw wallet en probeer het opnieuw, of wacht op de doorgever.',
  },
  BACKUP_UNREADABLE: {
    title: 'De reservekopie gaat niet open',
    body: 'Het wachtwoord is anders, of het bestand is geen reservekopie van een kaart.',
    next: 'Controleer het bestand en typ het wachtwoord opnieuw.',
  },
  PERSON_NOT_EMPLOYED: {
    title: 'Deze persoon werkt niet bij u',
    body: 'Bij uw bedrijf staat niemand met dit nummer.',
    next: 'Controleer het personeelsnummer.',
  },
  STATEMENT_EXISTS: {
    title: 'Voor deze maand is er al een opgave',
    body: 'Per persoon en maand kan er één opgave zijn. De eerste blijft staan.',
    next: 'Vervang de opgave als die nog niet is opgehaald, of geef een correctie door bij een latere maand.',
  },
  STATEMENT_COLLECTED: {
    title: 'De opgave is al opgehaald',
    body: 'De opgave zit in de kaart van uw medewerker. Vervangen kan niet meer.',
    next: 'Geef een correctie door bij de opgave van een latere maand.',
  },
  CSV_MALFORMED: {
    title: 'Een regel in het bestand klopt niet',
    body: 'De regel heeft niet precies vier velden: personeelsnummer, maand, bruto en netto.',
    next: 'Verbeter de regel en laad het bestand opnieuw.',
  },
  CORRECTION_BELOW_ZERO: {
    title: 'Met deze correctie komt het bedrag onder nul',
    body: 'De correctie is groter dan het bedrag van deze maand.',
    next: 'Verdeel de correctie over meer maanden.',
  },
  CORRECTION_NOT_EARLIER: {
    title: 'Een correctie gaat over een eerdere maand',
    body: 'De maand van de correctie is niet eerder dan de maand van de opgave.',
    next: 'Kies een eerdere maand.',
  },
  CREDENTIAL_MALFORMED: {
    title: 'Een bericht voor uw kaart is onleesbaar',
    body: 'De vorm klopt niet. Uw kaart heeft het niet opgenomen.',
    next: 'Vraag {issuer} om de opgave opnieuw te sturen.',
  },
  CREDENTIAL_SIGNATURE_INVALID: {
    title: 'De handtekening klopt niet',
    body: 'De opgave is onderweg veranderd, of komt niet van {issuer}. Uw kaart heeft die geweigerd.',
    next: 'Vraag {issuer} om de opgave opnieuw te sturen.',
  },
  CREDENTIAL_OTHER_HOLDER: {
    title: 'Deze opgave is voor iemand anders',
    body: 'De opgave hoort bij een andere kaart. Uw kaart heeft die geweigerd.',
    next: 'U hoeft niets te doen. Meld het aan {issuer}.',
  },
  CREDENTIAL_UNLISTED_ISSUER: {
    title: 'Deze werkgever staat niet op de lijst',
    body: 'Uw gemeente of UWV kent {issuer} niet als werkgever van u. De opgave telt daarom niet mee.',
    next: 'Geef uw nieuwe werkgever door aan uw gemeente of UWV.',
  },
  CREDENTIAL_OTHER_PERIOD: {
    title: 'Deze opgave is voor een andere maand',
    body: 'De opgave gaat over een maand waarvoor uw kaart hier niets kan doen.',
    next: 'Kijk bij Mijn gegevens voor welke maand de opgave is.',
  },
  CREDENTIAL_EXPIRED: {
    title: 'Deze opgave is verlopen',
    body: 'De opgave is te oud om nog te gebruiken.',
    next: 'Vraag {issuer} om een nieuwe opgave.',
  },
  CREDENTIAL_MISSING: {
    title: 'Er mist nog een opgave',
    body: 'We wachten op de opgave van {issuer}. Alle inkomens van uw huishouden tellen mee.',
    next: 'U hoeft niets te doen. Duurt het langer dan tien dagen, bel dan uw gemeente of UWV.',
  },
  NOT_IN_REGISTER: {
    title: 'U staat niet in het register',
    body: 'Voor deze maand staat u niet op de lijst van uw gemeente of UWV.',
    next: 'Denkt u dat dit niet klopt? Neem contact op met uw gemeente of UWV. Een medewerker kijkt ernaar.',
  },
  NO_RIGHT: {
    title: 'Deze maand krijgt u geen aanvulling',
    body: 'Uw inkomen is hoger dan de norm. Er is niets aangevraagd en niemand weet ervan.',
    next: 'U hoeft niets te doen. Volgende maand kijkt uw kaart opnieuw.',
  },
  POLICY_UNKNOWN: {
    title: 'Voor deze maand zijn er nog geen bedragen',
    body: 'De normen voor deze maand staan nog niet op de keten. We gokken niet.',
    next: 'Wacht tot de normen er zijn. Uw kaart gaat dan vanzelf verder.',
  },
  REGISTER_ROOT_STALE: {
    title: 'De lijst was net vernieuwd',
    body: 'De lijst die uw kaart had, is niet die op de keten: van uw gemeente of UWV, of van de artsen.',
    next: 'U hoeft niets te doen. Uw kaart haalt de nieuwe lijst en probeert het opnieuw.',
  },
  REGISTER_BUCKET_INVALID: {
    title: 'De lijst klopt niet met de keten',
    body: 'Wat we kregen van het register, past niet bij wat op de keten staat. Uw kaart gebruikt het niet.',
    next: 'Probeer het over een minuut opnieuw.',
  },
  CLAIM_DEADLINE_PASSED: {
    title: 'De tijd voor deze aanvraag is voorbij',
    body: 'Een aanvraag moet binnen een bepaalde tijd op de keten staan. Dat is niet gelukt.',
    next: 'Probeer het opnieuw. Is de maand al lang voorbij, bel dan uw gemeente of UWV.',
  },
  CLAIM_ALREADY_MADE: {
    title: 'Deze maand is al aangevraagd',
    body: 'Per persoon en maand is er één aanvulling. Die is er al.',
    next: 'Kijk bij Lopende zaken hoe het ermee staat.',
  },
  CLAIM_PROOF_INVALID: {
    title: 'Het bewijs werd niet aangenomen',
    body: 'Het contract op de keten vond het bewijs niet goed. Er is niets uitbetaald en niets verloren.',
    next: 'Probeer het opnieuw. Uw kaart maakt dan een nieuw bewijs.',
  },
  CLAIM_REFUSED: {
    title: 'De aanvraag is geweigerd',
    body: 'Het contract op de keten nam de aanvraag niet aan.',
    next: 'Probeer het opnieuw. Blijft het zo, vraag dan uw gemeente of UWV om een medewerker mee te laten kijken.',
  },
  BALANCE_TOO_LOW: {
    title: 'Dat is meer dan u hebt',
    body: 'Er staat minder in uw potje dan u wilt uitbetalen. Er is niets verstuurd.',
    next: 'Kies een lager bedrag, of wacht tot het geld dat onderweg is er staat.',
  },
  AMOUNT_TOO_SMALL: {
    title: 'Dit bedrag is te klein',
    body: 'Een uitbetaling is minstens € 5.',
    next: 'Kies een bedrag van € 5 of meer.',
  },
  RECIPIENT_INVALID: {
    title: 'Dit rekeningadres klopt niet',
    body: 'Naar dit adres kan geen geld. Er is niets verstuurd.',
    next: 'Controleer het adres. Het begint met 0x en heeft daarna 40 tekens.',
  },
  NOTE_SPENT: {
    title: 'Dit geld is al gebruikt',
    body: 'Een ander tabblad of apparaat was eerder. Er is niets dubbel betaald.',
    next: 'U hoeft niets te doen. Uw kaart kijkt opnieuw wat er nog staat.',
  },
  NOTE_ROOT_UNKNOWN: {
    title: 'Het bewijs past nog niet bij de keten',
    body: 'De uitbetaalketen kent de stand nog niet waarmee uw kaart rekende.',
    next: 'U hoeft niets te doen. Uw kaart probeert het zo weer.',
  },
  SPEND_DEADLINE_PASSED: {
    title: 'Het bewijs is te oud',
    body: 'Het is niet op tijd verstuurd. Er is niets betaald.',
    next: 'U hoeft niets te doen. Uw kaart maakt een nieuw bewijs.',
  },
  SPEND_PROOF_INVALID: {
    title: 'Het bewijs klopt niet',
    body: 'Het contract heeft het bewijs geweigerd. Er is niets betaald.',
    next: 'Probeer het opnieuw. Blijft het fout gaan, meld het dan.',
  },
  SPEND_REFUSED: {
    title: 'De uitbetaling is geweigerd',
    body: 'Het contract heeft de uitbetaling geweigerd. Uw geld staat er nog.',
    next: 'Probeer het later opnieuw. Blijft het fout gaan, meld het dan.',
  },
  TRANSFER_REFUSED: {
    title: 'Doorsturen is geweigerd',
    body: 'Het geld staat nog op de tussenrekening en blijft van u.',
    next: 'Probeer het later opnieuw. Blijft het fout gaan, meld het dan.',
  },
  PLAN_RUNNING: {
    title: 'Er loopt al een uitbetaling',
    body: 'U kunt er één tegelijk hebben.',
    next: 'Wacht tot deze klaar is, of stop wat nog niet vertrokken is.',
  },
  ARTIFACT_UNAVAILABLE: {
    title: 'Het rekenprogramma kwam niet binnen',
    body: 'Om een bewijs te maken haalt uw browser één keer een groot bestand op. Dat lukte niet.',
    next: 'Controleer uw internet en probeer het opnieuw.',
  },
  ARTIFACT_HASH_MISMATCH: {
    title: 'Het rekenprogramma is niet het goede',
    body: 'Het bestand is anders dan het hoort te zijn. Uw kaart gebruikt het niet.',
    next: 'Ververs de pagina en probeer het opnieuw. Blijft het zo, meld het dan.',
  },
  PROVING_FAILED: {
    title: 'Het bewijs maken lukte niet',
    body: 'Uw browser kon de berekening niet afmaken. Er is niets verstuurd.',
    next: 'Sluit andere tabbladen en probeer het opnieuw.',
  },
  MEMORY_SHORT: {
    title: 'Uw apparaat heeft te weinig geheugen vrij',
    body: 'Uw browser krijgt niet genoeg geheugen om te rekenen. Er is niets verstuurd en er is niets verloren.',
    next: 'Sluit andere tabbladen en programma’s en probeer het opnieuw. Helpt dat niet, gebruik dan een ander apparaat.',
  },
  CHAIN_UNAVAILABLE: {
    title: 'Een keten is even niet bereikbaar',
    body: 'Uw aanvraag is niet weg. We gaan vanzelf verder zodra de keten er weer is.',
    next: 'U kunt wachten. U hoeft niets opnieuw te doen.',
  },
  DATABASE_UNAVAILABLE: {
    title: 'Er is een storing bij ons',
    body: 'Onze gegevens zijn even niet bereikbaar. Wat op de keten staat, is veilig.',
    next: 'Probeer het over een minuut opnieuw.',
  },
  RELAY_UNAVAILABLE: {
    title: 'Versturen lukt nu niet',
    body: 'De dienst die aanvragen naar de keten brengt, antwoordt niet. Uw bewijs is bewaard in deze browser.',
    next: 'U kunt wachten: uw kaart probeert het vanzelf opnieuw.',
  },
  PORTAL_UNAVAILABLE: {
    title: 'We krijgen geen verbinding',
    body: 'Deze browser kan ons niet bereiken.',
    next: 'Controleer uw internet. Uw kaart probeert het vanzelf opnieuw.',
  },
  DEVELOPMENT_KEY_REFUSED: {
    title: 'Deze sleutels zijn alleen om te oefenen',
    body: 'Op deze keten mogen geen oefensleutels worden gebruikt.',
    next: 'Meld dit aan de beheerder.',
  },
  UNEXPECTED: {
    title: 'Er ging iets mis',
    body: 'We weten nog niet wat. Er is niets half opgeslagen.',
    next: 'Probeer het opnieuw. Blijft het zo, meld dan de foutcode.',
  },
};
