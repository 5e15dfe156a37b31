import type { ErrorText } from './errors';

/** Errors about a human who looks, receipts and the income desk. */
export const reviewErrors = {
  REVIEW_OPEN: {
    title: 'U heeft hierover al een vraag staan',
    body: 'Over deze maand staat al een andere vraag open. Er is één vraag tegelijk.',
    next: 'Wacht op het antwoord. Of trek de andere vraag in en stel deze vraag opnieuw.',
  },
  REVIEW_DECIDED: {
    title: 'Hierover is al besloten',
    body: 'Iemand anders was eerder: een collega besloot al, of de vraag is ingetrokken.',
    next: 'Ververs de pagina. Dan ziet u wat er is besloten.',
  },
  RECEIPT_NOT_READY: {
    title: 'Het bewijs kan nog niet',
    body: 'Uw kaart kent het bedrag van deze aanvraag nog niet zeker. Dat komt als het geld op de blockchain staat.',
    next: 'Probeer het later opnieuw.',
  },
  RECEIPT_OTHER_CLAIM: {
    title: 'Dit bewijs hoort bij iets anders',
    body: 'Het bewijs is van een andere maand, een andere regeling of een ander systeem.',
    next: 'Maak een bewijs van de maand waar uw vraag over gaat.',
  },
  ENTRY_CHANGED: {
    title: 'Het register is intussen veranderd',
    body: 'Een collega heeft dit huishouden net veranderd. Er is niets opgeslagen.',
    next: 'Ververs de pagina, controleer de gegevens en vul het opnieuw in.',
  },
  SOURCE_NOT_LATE: {
    title: 'De werkgever is nog niet te laat',
    body: 'Een werkgever heeft tot tien dagen na het einde van de maand. Daarna mag het inkomensloket de opgave maken.',
    next: 'Wacht tot de tien dagen voorbij zijn.',
  },
  SOURCE_HAS_ISSUED: {
    title: 'De opgave is er al',
    body: 'Voor deze maand is er intussen een opgave. Het inkomensloket hoeft niets te doen.',
    next: 'Ververs de werkvoorraad.',
  },
} satisfies Record<string, ErrorText>;
