/** Opening the card, backup, consent and the way of applying. */
export const card = {
  unlock: {
    erasedTitle: 'Uw kaart is gewist uit deze browser',
    erased:
      'Uw opgaven, berichten en zaken staan hier niet meer. Uw postvak en de ketens houden wat ze hebben. Opent u de kaart weer, dan haalt uw browser dat opnieuw op.',
    title: 'Open uw digitale kaart',
    intro: 'Uw kaart zit op slot. U opent de kaart met een handtekening van uw wallet.',
    whatTitle: 'Wat ondertekent u?',
    what: {
      one: 'U tekent een bericht met de tekst dat u uw kaart opent. Meer niet.',
      two: 'Uit die handtekening maakt uw browser de geheime sleutel van uw kaart. De sleutel blijft in dit tabblad en gaat nooit naar ons.',
      three:
        'De eerste keer vraagt uw wallet twee keer om te tekenen. Zo weten we dat uw wallet steeds dezelfde handtekening geeft.',
      four: 'Tekenen kost geen geld en verstuurt niets naar een keten.',
    },
    action: 'Kaart openen',
    again: 'Probeer de kaart opnieuw te openen',
    restore: 'Openen met een reservekopie',
    signOut: 'Uitloggen',
    progress: {
      signing: 'Uw wallet vraagt om een handtekening. Kijk in uw wallet.',
      'signing-again': 'Uw wallet vraagt nog één keer om een handtekening.',
      reading: 'Uw kaart wordt gelezen.',
    },
    label: 'Kaart openen',
    steps: { signing: 'Handtekening', 'signing-again': 'Tweede handtekening', reading: 'Kaart lezen' },
  },
  bind: {
    title: 'Koppel deze kaart aan uzelf',
    intro: 'Er is nog geen kaart bij uw naam. Met één klik koppelt u deze kaart.',
    body: 'Uw browser bewijst dat u de sleutel van deze kaart hebt. De sleutel zelf geeft u niet. Daarna kunnen werkgevers en gemeente opgaven in uw kaart bezorgen.',
    action: 'Kaart aan mij koppelen',
    progress: {
      preparing: 'Uw browser bereidt het bewijs voor.',
      proving: 'Uw browser maakt het bewijs.',
      sending: 'De koppeling wordt opgeslagen.',
    },
    label: 'Kaart koppelen',
    steps: { preparing: 'Voorbereiden', proving: 'Bewijs maken', sending: 'Opslaan' },
  },
  mismatch: { other: 'Andere wallet kiezen', restore: 'Reservekopie terugzetten' },
  signedOut: {
    title: 'Log eerst in',
    body: 'Deze pagina’s zijn van u alleen. Log in om verder te gaan.',
    action: 'Inloggen',
  },
  backup: {
    title: 'Reservekopie van uw kaart',
    why: 'Raakt u uw wallet kwijt, dan opent u met de reservekopie toch uw kaart. Het bestand zit achter een wachtwoord dat alleen u weet.',
    whyRandom:
      'De sleutel van uw kaart staat alleen in deze browser. Maak nu een reservekopie, anders kunt u uw kaart kwijtraken.',
    offerTitle: 'Maak een reservekopie',
    offerAction: 'Reservekopie maken',
    passphrase: 'Wachtwoord voor de reservekopie',
    passphraseHint: 'Minstens 12 tekens. Bewaar het goed: wij kunnen het niet herstellen.',
    repeat: 'Typ het wachtwoord nog een keer',
    tooShort: 'Gebruik minstens 12 tekens',
    notSame: 'De twee wachtwoorden zijn niet gelijk',
    create: 'Reservekopie opslaan',
    creating: 'De reservekopie wordt gemaakt…',
    created: 'De reservekopie is opgeslagen bij uw downloads.',
    file: 'Bestand met de reservekopie',
    fileMissing: 'Kies het bestand met de reservekopie',
    passphraseMissing: 'Typ het wachtwoord van de reservekopie',
    restoreTitle: 'Reservekopie terugzetten',
    restoreBody: 'Kies het bestand dat u eerder opsloeg en typ het wachtwoord.',
    restore: 'Kaart openen met reservekopie',
    restoring: 'De reservekopie wordt geopend…',
    existingPassphrase: 'Wachtwoord van de reservekopie',
  },
  consent: {
    title: 'Toestemming voor delen',
    intro: 'U geeft één keer toestemming. Daarna mag uw kaart bewijzen maken. Lees eerst wat dat betekent.',
    items: {
      who: { term: 'Wie deelt?', value: 'U. Uw kaart doet het in uw browser.' },
      what: {
        term: 'Wat?',
        value: 'Alleen een bewijs dat u deze maand onder de norm zit. Niet uw naam, niet uw inkomen, niet het bedrag.',
      },
      whom: {
        term: 'Met wie?',
        value:
          'Met het contract van gemeente en UWV op de inkomensketen. Dat laat het contract van de SVB op de uitbetaalketen weten dat er iets klaargezet moet worden.',
      },
      why: { term: 'Waarom?', value: 'Om te bepalen of u een aanvulling krijgt, en om die klaar te zetten.' },
      law: {
        term: 'Welke wet?',
        value:
          'Participatiewet art. 19 en 43, Toeslagenwet art. 2 en 11. U geeft toestemming zoals in AVG art. 6, lid 1, onder a.',
      },
      withdraw: {
        term: 'Stoppen?',
        value: 'Dat kan altijd, bij Instellingen. Vanaf dat moment deelt uw kaart niets meer.',
      },
    },
    dutyTitle: 'U houdt één plicht',
    duty: 'Vermogen en inkomen dat niemand opgeeft, ziet uw kaart niet. Verandert daar iets, of gaat u samenwonen, geef het dan door aan uw gemeente of UWV.',
    partner:
      'Telt het inkomen van uw partner mee, dan komt diens opgave alleen in uw kaart met toestemming van uw partner.',
    agree: 'Ik heb dit gelezen. Mijn kaart mag bewijzen delen.',
    agreeMissing: 'Zet een vinkje om toestemming te geven',
    give: 'Toestemming geven',
    giving: 'De toestemming wordt vastgelegd…',
    later: 'Nu niet',
    laterNote: 'Zonder toestemming kunt u uw opgaven lezen, maar vraagt uw kaart niets aan.',
    given: 'U gaf toestemming op {date}.',
  },
  mode: {
    title: 'Hoe wilt u aanvragen?',
    intro:
      'U kunt dit altijd veranderen bij Instellingen. Bij uw toestemming leggen we vast wat u koos: dat is uw machtiging.',
    perBrowser: 'Uw keuze geldt in deze browser. Opent u uw kaart ergens anders, dan vragen we het opnieuw.',
    legend: 'Kies één manier',
    missing: 'Kies een manier',
    save: 'Keuze opslaan',
    saving: 'Uw keuze wordt opgeslagen…',
    saved: 'Uw keuze is opgeslagen.',
    options: {
      'one-click': {
        label: 'Met één klik',
        badge: 'Mag volgens de wet van nu',
        hint: 'Uw kaart vult alles in. U controleert het en drukt elke maand op een knop.',
      },
      automatic: {
        label: 'Automatisch',
        badge: 'Proef',
        hint: 'Uw kaart mag elke maand zelf aanvragen. Zit u onder de norm, dan hoeft u niets te doen. Dit is een proef: de wet regelt het nog niet.',
      },
      off: {
        label: 'Niet aanvragen',
        badge: 'Afgemeld',
        hint: 'Uw kaart ontvangt opgaven, maar vraagt niets aan. Dit geldt voor gemeente, UWV en SVB samen.',
      },
    },
  },
};
