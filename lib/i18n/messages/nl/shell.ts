/** Header, footer, banner and the pages about the site itself. */
export const shell = {
  name: 'Voorzien',
  tagline: 'Geld waar u recht op hebt, zonder formulier',
  skip: 'Ga naar de inhoud',
  demoBanner: 'Demo: verzonnen gegevens. Namen, bedrijven en bedragen van personen zijn niet echt.',
  mainNav: 'Hoofdmenu',
  nav: { citizen: 'Inwoner', employer: 'Werkgever', staff: 'Medewerker' },
  language: { label: 'Taal', nl: 'Nederlands', en: 'English' },
  footer: {
    label: 'Over deze site',
    privacy: 'Wie ziet wat?',
    verify: 'Controleer onze getallen',
    accessibility: 'Toegankelijkheid',
    source: 'Voorzien is vrije software (GPL-3.0-or-later). De broncode, de bewijzen en de contracten zijn openbaar.',
    notGovernment: 'Dit is een demonstratie en geen website van de overheid.',
  },
  error: {
    title: 'Deze pagina werkt nu niet',
    body: 'Er ging iets mis in uw browser of bij ons. U bent niets kwijt: uw kaart en uw aanvragen staan er nog.',
    retry: 'Probeer opnieuw',
    home: 'Naar het begin',
  },
  notFound: {
    title: 'Deze pagina is er niet',
    body: 'Het adres klopt niet, of de pagina is verhuisd. Controleer het adres, of ga naar het begin.',
    home: 'Naar het begin',
  },
};
