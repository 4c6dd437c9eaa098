namespace UserMacro.CommandLine.State;

/// <summary>The state that folder and service shared at the last synchronisation.</summary>
/// <param name="Draft">The number of the service's draft.</param>
/// <param name="Definition">The fingerprint of the service's draft.</param>
/// <param name="Files">The hash of the folder's files.</param>
internal sealed record SyncBase(int Draft, string Definition, string Files);
