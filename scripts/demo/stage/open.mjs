import { setPresent } from '../chains.mjs';
import { watchClock } from './clock-watch.mjs';
import { DemoCrew } from './crew.mjs';
import { openStage } from './server.mjs';
import { Stage } from './stage.mjs';

/**
 * Opens the stage of a running demo: its own address, and the watch over the clocks.
 * @param {{
 *   plan: ReturnType<typeof import('../options.mjs').layout>, profile: string, token: string,
 *   secrets: Record<string, string>, env: Record<string, string>,
 * } & Pick<ConstructorParameters<typeof DemoCrew>[0], 'processes'|'portal'|'snapshot'|'record'|'chainProcesses'>} demo
 *   env: what every program of the demo gets
 * @returns {Promise<() => void>} ends what the stage began
 */
export async function openPresenter({ plan, profile, token, secrets, env, record, ...demo }) {
  const { chains, naiveChain, stageUrl, stagePort, url, files } = plan;
  const crew = new DemoCrew({
    ...{ ...demo, record, chains, secrets },
    runtimeFile: files.runtime,
    runEnv: { ...env, ...secrets, DEMO_URL: url, DEMO_DATA: files.data, STAGE_URL: stageUrl, STAGE_TOKEN: token },
  });
  const stage = new Stage({ crew, epoch: record.read().epoch, profile });
  await openStage({ port: stagePort, token, stage });
  const endWatch = watchClock(async () => {
    const { stopped } = stage.view();
    await Promise.allSettled([crew.setClocks((domain) => Object.hasOwn(stopped, domain)), setPresent(naiveChain)]);
    crew.say('the clock moved: the chains’ clocks were set right');
  });
  return () => {
    endWatch();
    stage.close();
  };
}
