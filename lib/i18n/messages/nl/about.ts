/** The pages "who sees what" and accessibility. */
export const about = {
  privacy: {
    title: 'Wie ziet wat?',
    intro: 'In deze tabel staat wat voor wie verborgen is. Wat hier ‘nee’ heet, testen we waar dat kan.',
    caption: 'Wat ziet wie?',
    captionAsbestos: 'Wat ziet wie bij de asbestregeling?',
    what: 'Wat',
    columns: {
      citizen: 'Inwoner',
      employer: 'Werkgever',
      municipality: 'Gemeente of UWV',
      doctor: 'Arts',
      panel: 'Panel',
      svb: 'SVB',
      relay: 'Doorgever',
      public: 'Iedereen',
    },
    rows: {
      register: 'Wie in het register staat',
      income: 'Het inkomen van een maand',
      claimed: 'Dat iemand iets aanvroeg',
      amount: 'Het bedrag van een aanvraag',
      counts: 'Aantal aanvragen per regeling, gebied en maand',
      total: 'Totaal van een groep van 10 of meer',
      diagnosis: 'Uw diagnose',
      statingDoctor: 'Welke arts de verklaring gaf',
      applications: 'Aantal aanvragen',
      received: 'Dat de rekening van iemand geld uit de pot kreeg',
    },
    values: {
      yes: 'ja',
      no: 'nee',
      self: 'alleen zichzelf',
      ownClients: 'ja, eigen cliënten',
      ownPart: 'alleen wat zij zelf betaalt',
      ownPatients: 'ja, eigen patiënten',
      withConsent: 'alleen wat u laat zien',
      unlessShown: 'nee, tenzij u een bewijs van één aanvraag laat zien',
      someAccount: 'dat een rekening geld kreeg, niet van wie of van welke instantie',
    },
    countsNote:
      'Op de keten staan de precieze aantallen, en die kan iedereen tellen. De pagina voor medewerkers rondt af op tientallen en laat aantallen onder de 10 niet zien.',
    verifyLink: 'Meet de totalen zelf na',
    shownNote:
      'Er is één uitzondering, en daar beslist u zelf over. U kunt de gemeente of UWV een bewijs van één eigen aanvraag laten zien, bijvoorbeeld als u denkt dat die niet klopt. Dan zien zij het bedrag van die ene aanvraag.',
    relayNote: 'De doorgever zet uw bewijs op de keten. Die kan weigeren, maar niets veranderen.',
    asbestosNote:
      'Het bedrag van het voorschot is voor iedereen gelijk en staat op de keten. Van wie het is, ziet niemand.',
    timingTitle: 'Wat tijd nog verraadt',
    timing:
      'Komt een aanvraag drie seconden na een opgave, dan kan de werkgever raden van wie die is. Buiten de demo wacht uw kaart daarom een willekeurige tijd, tot 72 uur, en bij de asbestregeling tot 7 dagen. In de demo gaat alles meteen: hier is geen bescherming door tijd.',
    stayTitle: 'Wat blijft er op de keten staan?',
    stay: 'Op de keten staan alleen getallen die niemand naar u kan leiden. Wist u uw kaart en uw gegevens bij de gemeente, dan zegt wat overblijft niets meer over u.',
    rightsTitle: 'Uw rechten',
    rights:
      'U kunt uw gegevens inzien, meenemen en wissen bij Instellingen. U kunt uw toestemming intrekken. Denkt u dat iets niet klopt? Bel dan uw gemeente of UWV: een besluit kan altijd door een mens worden bekeken.',
  },
  accessibility: {
    title: 'Toegankelijkheid',
    intro:
      'Iedereen moet Voorzien kunnen gebruiken. Ook met een schermlezer, met alleen een toetsenbord, of met grote letters.',
    standardTitle: 'Waar houden we ons aan?',
    standard:
      'Aan EN 301 549 en WCAG 2.2, niveau A en AA. Dat testen we bij elke verandering met axe en met het toetsenbord, in beide talen.',
    limitsTitle: 'Wat is nog niet goed?',
    limits:
      'Het venster van RainbowKit om een andere wallet te kiezen, is van anderen en bestaat niet in het Nederlands. U hebt het niet nodig: dezelfde wallets staan ook in een gewone lijst. Mensen met een beperking hebben deze demo nog niet getest.',
    contactTitle: 'Lukt iets niet?',
    contact: 'Dit is een demonstratie zonder helpdesk. Meld het bij de makers, op de plek waar u de broncode vond.',
    date: 'Deze verklaring is van november 2026.',
  },
};
