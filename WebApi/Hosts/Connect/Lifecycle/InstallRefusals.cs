using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Diagnostics;

namespace UserMacro.WebApi.Hosts.Connect.Lifecycle;

/// <summary>Reports messages of the lifecycle that proved nothing or could not be carried out.</summary>
internal sealed class InstallRefusals(SecurityEvents events, ILogger<InstallRefusals> logger)
{
    public void Report(string eventType, TokenFault fault)
    {
        Log.MessageRefused(logger, eventType, fault);
        events.TokenRefused(fault.ToString());
    }

    public void ReportNotCarriedOut(string eventType, GrainError error) => Log.MessageNotCarriedOut(logger, eventType, error.GetType().Name);
}
