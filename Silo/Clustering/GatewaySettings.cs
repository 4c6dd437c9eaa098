using Orleans.Configuration;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Clustering;

/// <summary>The <c>Orleans:Gateway</c> section, as far as it has a default of ours; Orleans itself reads the rest.</summary>
/// <param name="RefreshPeriod"><c>Orleans:Gateway:GatewayListRefreshPeriod</c>: how often a client looks which silos there are; default 20 s. Orleans' own is a minute.</param>
internal sealed record GatewaySettings(TimeSpan RefreshPeriod)
{
    const string RefreshPeriodKey = "Orleans:Gateway:GatewayListRefreshPeriod";

    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static GatewaySettings Read(IConfiguration configuration) =>
        new(configuration.Duration(RefreshPeriodKey, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)));

    public void Apply(GatewayOptions options) => options.GatewayListRefreshPeriod = RefreshPeriod;
}
