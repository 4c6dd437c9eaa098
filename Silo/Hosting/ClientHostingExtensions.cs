using Orleans.Configuration;
using UserMacro.Silo.Clustering;
using UserMacro.Silo.Diagnostics.Privacy;
using UserMacro.Silo.Tls;

namespace UserMacro.Silo.Hosting;

/// <summary>Makes a host a client of this service's silos.</summary>
public static class ClientHostingExtensions
{
    /// <summary>Adds a client that finds the silos as the host's configuration says; <see cref="ClusterConnection"/> tells whether it has.</summary>
    /// <exception cref="Configuration.ConfigurationFaultException">A setting is wrong.</exception>
    public static IHostApplicationBuilder AddUserMacroClient(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddLogPrivacy().AddShutdownLimit();
        var before = builder.Services.Count;
        builder.UseOrleansClient(client => client
            .AddUserMacroClustering(builder.Configuration)
            .AddUserMacroTls(builder.Configuration)
            .UseConnectionRetryFilter<ConnectionRetryFilter>()
            .AddActivityPropagation()
            .Configure<ClientMessagingOptions>(options => options.MaxMessageBodySize = ClusterLimits.MessageBytes));
        RemoveStart(builder.Services, before);
        MemoryReturn.Add(builder.Services);
        builder.Services.AddSingleton<ClusterConnection>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ClusterConnection>());
        return builder;
    }

    // Orleans' own start would hold up the host's listener until a silo answers.
    static void RemoveStart(IServiceCollection services, int from)
    {
        for (var at = services.Count - 1; at >= from; at--)
        {
            if (services[at].ServiceType == typeof(IHostedService))
            {
                services.RemoveAt(at);
            }
        }
    }
}
