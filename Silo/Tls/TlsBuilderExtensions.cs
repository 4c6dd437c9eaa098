using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Tls;

/// <summary>Encrypts the connections of silos and clients where the configuration has certificates.</summary>
internal static class TlsBuilderExtensions
{
    /// <exception cref="ConfigurationFaultException">A setting is wrong, or the certificate would be refused.</exception>
    public static ISiloBuilder AddUserMacroTls(this ISiloBuilder builder, IConfiguration configuration)
    {
        if (builder.Services.TryAddPeerTls(configuration, PeerRole.Silo))
        {
            builder.Configure<SiloConnectionOptions>(options =>
            {
                options.ConfigureSiloInboundConnection(connections => connections.Accept(PeerRole.Silo));
                options.ConfigureSiloOutboundConnection(Dial);
                options.ConfigureGatewayInboundConnection(connections => connections.Accept(PeerRole.Client));
            });
        }

        return builder;
    }

    /// <exception cref="ConfigurationFaultException">A setting is wrong, or the certificate would be refused.</exception>
    public static IClientBuilder AddUserMacroTls(this IClientBuilder builder, IConfiguration configuration)
    {
        if (builder.Services.TryAddPeerTls(configuration, PeerRole.Client))
        {
            builder.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(Dial));
        }

        return builder;
    }

    static bool TryAddPeerTls(this IServiceCollection services, IConfiguration configuration, PeerRole role)
    {
        if (TlsSettings.Read(configuration) is not { } settings)
        {
            return false;
        }

        var first = TlsIdentity.Create(TlsFiles.Read(settings), role, TimeProvider.System);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TlsIdentitySource>(provider, settings, role, first));
        services.AddSingleton<PeerTls>();
        return true;
    }

    static void Accept(this IConnectionBuilder connections, PeerRole role) =>
        connections.ApplicationServices.GetRequiredService<PeerTls>().Accept(connections, role);

    static void Dial(IConnectionBuilder connections) => connections.ApplicationServices.GetRequiredService<PeerTls>().Dial(connections);
}
