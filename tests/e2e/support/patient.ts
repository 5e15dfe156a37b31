import { expect, type Locator } from '@playwright/test';
import type { AsbestosTask, TaskState } from '@/lib/shared/card/asbestos-tasks';
import { zDemoPatient } from '@/lib/shared/schemas/health-desk-api';
import { type HealthDesks, openHealthDesks } from '@/scripts/journey/health-desk';
import { openFetch } from '@/scripts/journey/session';
import { CitizenPages } from './citizen';
import { findPerson, type Person } from './people';
import { E2E_URL, refuseForeignHost } from './stack';
import { texts } from './texts';

/** Desks of doctor and panel, over their API. */
export async function healthDesks(url = E2E_URL): Promise<HealthDesks> {
  refuseForeignHost(url);
  return openHealthDesks(url);
}

/** A new patient of the lung doctor. */
export async function newPatient(url = E2E_URL): Promise<Person> {
  const body = { doctor: 'longarts' };
  const answer = await openFetch(url)({ method: 'POST', path: '/api/demo/patients', body });
  return findPerson(zDemoPatient.parse(answer).personId, url);
}

/** The asbestos scheme's page, as a person walks it. */
export class PatientPages extends CitizenPages {
  private readonly a = texts[this.locale].asbestos;

  /** From the locked card to one-click mode. */
  async openPatientCard(): Promise<void> {
    await this.unlock();
    await this.bind();
    await this.agree();
    await this.chooseMode('one-click');
    await expect(this.page.getByRole('link', { name: texts[this.locale].mijn.home.allCases })).toBeVisible();
  }

  /** By the overview's notice: a reload would lock the card. */
  async openScheme(): Promise<void> {
    await this.go('home');
    await this.page.getByRole('link', { name: this.a.home.action, exact: true }).first().click();
    await expect(this.heading(this.a.title)).toBeVisible();
  }

  private task(key: AsbestosTask): Locator {
    return this.page
      .getByRole('list', { name: this.a.tasks.label })
      .getByRole('listitem')
      .filter({ hasText: this.a.tasks[key] });
  }

  async expectTask(key: AsbestosTask, state: TaskState): Promise<void> {
    await expect(this.task(key)).toContainText(this.a.tasks.state[state], { timeout: 30_000 });
  }

  /** Lets the panel look, with the tick that it takes. */
  async askThePanel(): Promise<void> {
    await this.page.getByRole('checkbox', { name: this.a.panel.agree }).check();
    await this.button(this.a.panel.action).click();
    await expect(this.page.getByText(this.a.panel.waitingTitle)).toBeVisible();
  }

  /** A message of the card with this title, on the page of messages. */
  async expectMessage(kind: keyof (typeof texts)['nl']['mijn']['messages']['kinds']): Promise<void> {
    await this.go('messages');
    await expect(this.page.locator(`[data-kind="${kind}"]`).first()).toBeVisible({ timeout: 30_000 });
  }
}
