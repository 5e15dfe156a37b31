import type { ErrorText } from './errors';

/** Errors of the register's desk. */
export const registerErrors = {
  CLIENT_UNKNOWN: {
    title: 'Dit cliëntnummer staat niet in uw register',
    body: 'In het register van uw organisatie heeft niemand dit nummer.',
    next: 'Controleer het nummer, of voeg de cliënt toe als nieuwe cliënt.',
  },
  CLIENT_NUMBER_TAKEN: {
    title: 'Dit cliëntnummer is al van iemand',
    body: 'In uw register heeft al iemand dit nummer. Er is niets opgeslagen.',
    next: 'Kies een ander nummer, of kies dat de cliënt al in het register staat.',
  },
  NAME_REFUSED: {
    title: 'Deze naam kunnen we niet opslaan',
    body: 'Een naam mag niet beginnen met =, +, - of @ en mag geen onzichtbare tekens hebben. Een rekenprogramma kan er anders een formule van maken.',
    next: 'Typ de naam opnieuw in, met hoogstens 100 tekens.',
  },
  PERIOD_ORDER: {
    title: 'De maanden kloppen niet met elkaar',
    body: 'De laatste maand ligt voor de eerste, of de maand valt buiten de inschrijving.',
    next: 'Controleer de eerste en de laatste maand.',
  },
  CHANGE_NOT_AHEAD: {
    title: 'Deze maand is al begonnen',
    body: 'De inschrijving staat al op de blockchain. Een wijziging telt daarom pas vanaf de volgende maand. Wat voorbij is, blijft zoals het was.',
    next: 'Kies de volgende maand of een latere.',
  },
  SOURCES_REFUSED: {
    title: 'Deze werkgevers kunnen niet samen',
    body: 'Een huishouden heeft hoogstens twee bronnen van inkomen, elke bron één keer, en een partner alleen bij een norm voor samenwonenden.',
    next: 'Kies hoogstens twee werkgevers. Zijn het er meer, kies dan het inkomensloket van uw organisatie.',
  },
  PARTNER_CONSENT_MISSING: {
    title: 'De partner heeft geen toestemming gegeven',
    body: 'Zonder toestemming telt het inkomen van de partner niet mee. De partner kan de toestemming ook hebben ingetrokken.',
    next: 'Vraag de partner om schriftelijk toestemming te geven voor dit huishouden. Is de toestemming ingetrokken? Dan moet de partner die zelf weer geven, op de eigen pagina.',
  },
  ENTRY_OVERLAPS: {
    title: 'Er is al een inschrijving voor deze maanden',
    body: 'Iemand kan voor een maand maar één keer in de registers van deze regeling staan, ook als partner.',
    next: 'Controleer de maanden. Beëindig zo nodig eerst de andere inschrijving.',
  },
  ENTRY_PUBLISHED: {
    title: 'Terugnemen kan niet meer',
    body: 'De inschrijving staat al op de blockchain, of er valt niets terug te nemen.',
    next: 'Wijzig of beëindig de inschrijving vanaf de volgende maand.',
  },
  IMPORT_STARTED: {
    title: 'Dit bestand wordt al verwerkt, of is al klaar',
    body: 'Annuleren of bevestigen kan alleen voordat het verwerken begint.',
    next: 'Ververs de pagina om te zien hoe ver het is.',
  },
} satisfies Record<string, ErrorText>;
