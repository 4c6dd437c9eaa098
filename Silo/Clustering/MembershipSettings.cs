using System.Reflection;
using Orleans.Configuration;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Clustering;

/// <summary>The <c>Orleans:Membership</c> section: how silos find out that one of them died, by the names of <see cref="ClusterMembershipOptions"/>.</summary>
/// <remarks>A silo whose connections are closed counts as dead after the missed probes; one that only went silent after <c>MaxProbeTimeout</c> times
/// <c>NumMissedProbesLimit</c> and one probe more.</remarks>
internal sealed class MembershipSettings
{
    const string Section = "Orleans:Membership";

    /// <summary>Default of <c>MaxProbeTimeout</c>, in probes. Orleans' own are 4, by which a silent silo keeps its macros for more than a minute.</summary>
    const int LongestProbe = 2;

    /// <summary>
    /// Default of <c>TableRefreshTimeout</c>: within this time a silo learns that it was declared dead while it could not run. Orleans' own is a minute.
    /// </summary>
    static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(20);

    readonly Dictionary<PropertyInfo, object> _given = [];

    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static MembershipSettings Read(IConfiguration configuration)
    {
        var settings = new MembershipSettings();
        foreach (var given in configuration.GetSection(Section).GetChildren())
        {
            var property = typeof(ClusterMembershipOptions).GetProperty(given.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw new ConfigurationFaultException(given.Path, "is not an Orleans setting for cluster membership.");
            settings._given[property] = ValueOf(given, property.PropertyType);
        }

        var options = new ClusterMembershipOptions();
        settings.Apply(options);
        return options.MinProbeTimeout <= options.MaxProbeTimeout
            ? settings
            : throw new ConfigurationFaultException(
                $"{Section}:{nameof(options.MaxProbeTimeout)}", $"is less than {nameof(options.MinProbeTimeout)}, {options.MinProbeTimeout:c}.");
    }

    public void Apply(ClusterMembershipOptions options)
    {
        options.TableRefreshTimeout = TableRefresh;
        foreach (var (property, value) in _given)
        {
            property.SetValue(options, value);
        }

        if (!_given.Keys.Any(property => property.Name == nameof(options.MaxProbeTimeout)))
        {
            options.MaxProbeTimeout = options.ProbeTimeout * LongestProbe;
        }
    }

    static object ValueOf(IConfigurationSection given, Type type)
    {
        try
        {
            return given.Get(type) switch
            {
                TimeSpan time when time <= TimeSpan.Zero => throw Fault(given),
                int number when number <= 0 => throw Fault(given),
                null => throw Fault(given),
                var value => value,
            };
        }
        catch (InvalidOperationException)
        {
            throw Fault(given);
        }
    }

    static ConfigurationFaultException Fault(IConfigurationSection given) =>
        new(given.Path, $"'{given.Value}' is not a number, a time such as 00:00:05, or true or false, whichever it takes, above zero.");
}
