/**
 * Stands in for Atlassian's feature gate client, which Atlaskit asks which of Atlassian's own roll-outs are on.
 * The client itself would report to Atlassian and quarrels in the console with the one in the host's script.
 */
const featureGates = {
  checkGate: () => false,
  getExperimentValue: <T>(_experiment: string, _parameter: string, otherwise: T): T => otherwise,
};

export default featureGates;
