export const landing = {
  title: 'U hebt recht op geld. Dan komt het vanzelf.',
  intro:
    'Verdient u elke maand iets anders? Dan is het lastig om te weten of u een aanvulling krijgt. Voorzien rekent het voor u uit, in uw eigen browser. Hebt u recht op geld, dan komt het. U vult geen formulier in en u hoeft niets terug te betalen door een verkeerde schatting.',
  rolesTitle: 'Wie bent u?',
  citizen: {
    title: 'Ik ben inwoner',
    body: 'Open uw digitale kaart. Bekijk uw berichten, uw lopende zaken en uw gegevens.',
    action: 'Naar mijn omgeving',
  },
  employer: {
    title: 'Ik ben werkgever',
    body: 'Geef per maand op wat uw medewerkers verdienden. Eén voor één, of alles in één bestand.',
    action: 'Naar het werkgeversloket',
  },
  doctor: {
    title: 'Ik ben arts, of zit in het panel',
    body: 'Geef met akkoord van uw patiënt een verklaring af, of bevestig een diagnose.',
    action: 'Naar het loket voor artsen',
  },
  staff: {
    title: 'Ik werk bij gemeente, UWV of SVB',
    body: 'Zie hoeveel aanvullingen er zijn, per gebied en per maand. Op die pagina ziet u nooit van wie.',
    action: 'Naar de medewerkerspagina',
  },
  twoRoles:
    'Wilt u meer rollen naast elkaar proberen? Open elke volgende rol in een privévenster of in een andere browser. In één browser kan één persoon tegelijk zijn ingelogd.',
  presenter: 'Vertelt u dit aan een zaal? De presentator speelt het hele verhaal live, met verzonnen mensen.',
  presenterLink: 'Open de presentator',
  howTitle: 'Hoe werkt het?',
  steps: {
    one: {
      title: 'Uw werkgever geeft uw loon op',
      body: 'De opgave komt in uw digitale kaart. Alleen u kunt die lezen.',
    },
    two: {
      title: 'Uw kaart maakt een bewijs',
      body: 'Verdient u minder dan de norm, dan bewijst uw browser dat. In het bewijs staat niet wie u bent en niet wat u verdient.',
    },
    three: {
      title: 'Het geld komt binnen',
      body: 'Een contract controleert het bewijs. Een ander contract zet de aanvulling klaar in uw wallet (uw digitale portemonnee). Verdient u meer dan de norm, dan gebeurt er niets en weet niemand het.',
    },
  },
  otherStory:
    'Bent u ziek door asbest op uw werk? Dan gaat het net zo: uw longarts zet een verklaring in uw kaart, uw kaart zegt zelf dat er een regeling is, een panel bevestigt de diagnose, en met één klik komt het voorschot.',
  knowTitle: 'Goed om te weten',
  know: {
    control: 'U kiest zelf: eerst op een knop drukken, of automatisch. U kunt altijd stoppen.',
    private:
      'Niemand ziet op de keten (de blockchain: een openbaar register) wie u bent, wat u verdient of wat u krijgt.',
    experiment: 'Automatisch betalen mag nu nog niet volgens de wet. Hier is het een proef met verzonnen mensen.',
    who: 'Bekijk wie wat kan zien',
  },
};
