using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Hosts.Connect.Lifecycle;

/// <summary>A verified message about an installation, and the proof of it that serves once.</summary>
internal sealed record InstallMessage(LifecycleMessage Message, LifecycleProof Proof);
