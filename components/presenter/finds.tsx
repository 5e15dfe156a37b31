import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { useFormat } from '@/lib/i18n/use-format';
import {
  blocksOf,
  designsOf,
  type SearchedChain,
  type SearchResult,
  sidesOf,
  skippedOf,
  type Verdict,
  verdictOf,
} from '@/lib/shared/presenter/row-checks';

/** What our own three chains hold of it. */
export function OurFinds({ result }: { result: SearchResult }) {
  const t = useTranslations('presenter.find');
  const { own } = sidesOf(result);
  return (
    <section className="rounded-control border border-line p-2">
      <h4 className="font-bold">{t('real')}</h4>
      <Found chains={own} isOurs />
      <Hits chains={own} publicToo={false} />
      <p className="text-ink-soft">{t('limits')}</p>
      <p className="text-ink-soft">
        {t('looked', {
          blocks: blocksOf(result),
          transactions: own.reduce((sum, { transactions }) => sum + transactions, 0),
          words: own.reduce((sum, { storageWords }) => sum + storageWords, 0),
          ms: Math.round(result.tookMs),
        })}
      </p>
    </section>
  );
}

/** What the chain of plain transfers holds of it. */
export function NaiveFinds({ result }: { result: SearchResult }) {
  const t = useTranslations('presenter.find');
  const { naive } = sidesOf(result);
  return (
    <section className="rounded-control border border-line p-2">
      <h4 className="font-bold">{t('naive')}</h4>
      {naive === null ? (
        <p>{t('notYet')}</p>
      ) : (
        <>
          <Found chains={[naive]} isOurs={false} />
          <Hits chains={[naive]} publicToo />
        </>
      )}
    </section>
  );
}

const TONES: Readonly<Record<Verdict, string>> = {
  leak: 'text-bad',
  payment: 'text-warn',
  public: '',
  skipped: 'text-warn',
  nothing: 'text-good',
};

/** What may be said: green is only for a search that found nothing, and left nothing out. */
function Found({ chains, isOurs }: { chains: readonly SearchedChain[]; isOurs: boolean }) {
  const t = useTranslations('presenter.find');
  const { list } = useFormat();
  const verdict = verdictOf(chains);
  // That there is a payment is told by itself.
  const designs = designsOf(chains).filter((design) => verdict !== 'payment' || design !== 'payment');
  const known = list(designs.map((design) => t(`design.${design}`)));
  const skipped = list(skippedOf(chains));
  const told: Readonly<Record<Verdict, () => string>> = {
    leak: () => t('found', { count: chains.reduce((sum, chain) => sum + chain.hitCount - chain.designCount, 0) }),
    payment: () => t('payment'),
    public: () => t('public', { what: known }),
    skipped: () => t('tooShort', { what: skipped }),
    nothing: () => t('nothing'),
  };
  // That a plain chain holds nothing of somebody is no merit of it.
  const tone = verdict === 'nothing' && !isOurs ? '' : TONES[verdict];
  return (
    <>
      <p className={classNames('text-lg font-bold', tone)}>{told[verdict]()}</p>
      {verdict !== 'skipped' && skipped !== '' && <p className="font-semibold">{t('skipped', { what: skipped })}</p>}
      {verdict !== 'public' && known !== '' && <p className="text-ink-soft">{t('byDesign', { what: known })}</p>}
    </>
  );
}

const SHOWN = 5;

function Hits({ chains, publicToo }: { chains: readonly SearchedChain[]; publicToo: boolean }) {
  const t = useTranslations('presenter.find');
  const format = useFormat();
  const hits = chains
    .flatMap(({ chain, hits: found }) => found.map((hit) => ({ chain, ...hit })))
    .filter(({ design }) => publicToo || design === null);
  return (
    <ul className="space-y-1">
      {hits.slice(0, SHOWN).map((hit) => (
        <li key={Object.values(hit).join(':')} className="rounded bg-sunken px-1.5 py-0.5 text-xs break-words">
          {t(`place.${hit.place}`)}
          {hit.block !== null && ` #${hit.block}`}
          {hit.contract !== null && ` ${hit.contract}${hit.member === null ? '' : `.${hit.member}`}`}
          {hit.cents !== null && <strong className="amount"> {format.cents(hit.cents)}</strong>}
          {hit.excerpt !== null && <strong className="block">“{hit.excerpt}”</strong>}
        </li>
      ))}
    </ul>
  );
}
