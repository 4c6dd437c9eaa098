using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosting;

namespace UserMacro.WebApi.Hosting;

internal static class GrainHosting
{
    const string ModeKey = "Hosting:Mode";

    /// <summary>Brings the grains as <c>Hosting:Mode</c> says; default <see cref="HostingMode.Single"/>.</summary>
    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static WebApplicationBuilder AddGrainHosting(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.OneOf(ModeKey, HostingMode.Single) == HostingMode.Client)
        {
            builder.AddUserMacroClient();
        }
        else
        {
            builder.AddUserMacroSilo();
        }

        builder.Services.AddSingleton<LostCalls>().AddSingleton<OutstandingCalls>();
        builder.Services.AddHostedService<CallWatch>();
        builder.Services.AddSingleton<IOutgoingGrainCallFilter, RetryFilter>();
        Drain.Add(builder);
        return builder;
    }
}
