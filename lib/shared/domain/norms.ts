import * as registry from '../rules/registry';

/*
 * Where deployment and demo look for the tables. Their home is lib/shared/rules, one folder per scheme.
 */

export const normTableFor = registry.normTableFor;
export const tablePolicies = registry.tablePolicies;
