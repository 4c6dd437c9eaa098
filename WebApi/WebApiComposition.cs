using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Admin;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Description;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.RateLimiting;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Archive;
using UserMacro.WebApi.Audit;
using UserMacro.WebApi.Connections;
using UserMacro.WebApi.Editor;
using UserMacro.WebApi.Erasure;
using UserMacro.WebApi.Hosting;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Hosts.Connect;
using UserMacro.WebApi.Information;
using UserMacro.WebApi.Limiting;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Macros.Listing;
using UserMacro.WebApi.Migration;
using UserMacro.WebApi.Modules;
using UserMacro.WebApi.Parts;
using UserMacro.WebApi.Privacy;
using UserMacro.WebApi.Render;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Administrators;
using UserMacro.WebApi.Security.Bearer;
using UserMacro.WebApi.Security.Calls;
using UserMacro.WebApi.Settings;
using UserMacro.WebApi.Tokens;
using UserMacro.WebApi.Transfer;
using UserMacro.WebApi.Usage;

namespace UserMacro.WebApi;

/// <summary>All parts of the service in one place.</summary>
internal static class WebApiComposition
{
    public static WebApplicationBuilder AddWebApi(this WebApplicationBuilder builder)
    {
        builder.AddRequestLimits().AddForwardedAddresses().AddGrainHosting();
        builder.Services.AddConnectHost(builder.Configuration).AddSecurity().AddApi().AddRender().AddAdmin().AddEditor().AddMacros().AddAudit().AddSettings()
            .AddTransfer().AddMigration().AddTokens().AddLimits().AddUsage().AddParts().AddModules().AddSiteConnections().AddErasure().AddArchive().AddPrivacy()
            .AddInformation().AddFailures();
        builder.Services.AddHealthChecks().AddCheck<GrainsHealthCheck>("grains");
        return builder;
    }

    public static WebApplication UseWebApi(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<AppAddress>();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders().UseRetryHint().UseFailures(address.BasePath).UseRequestLimits();
        app.UsePathBase(address.BasePath).UseRouting();
        app.UseConnectionGate();
        app.UseUnverifiedBodyLimit()
            .UseMiddleware<BearerMiddleware>().UseMiddleware<HostCallMiddleware>().UseMiddleware<AdministratorMiddleware>().UseMiddleware<PersonMiddleware>()
            .UseVerifiedBodyLimit();
        app.UseMiddleware<RateLimitMiddleware>().UseMiddleware<WorkMiddleware>().UseMiddleware<IdempotencyMiddleware>();
        app.MapConnectHost();
        var hosts = app.Services.GetRequiredService<HostAdapters<HostPage>>().All;
        foreach (var host in hosts)
        {
            app.MapRender(host).MapAdmin(host).MapEditor(host).MapMyData(host);
        }

        app.MapFrameAssets(hosts).MapAdminAssets();
        app.MapMacros().MapAudit().MapSettings().MapTransfer().MapMigration().MapTokens().MapUsage().MapParts().MapModules()
            .MapConnections().MapErasure().MapArchive().MapPrivacy().MapDeletedMacros().MapLimits().MapApiDescription();
        app.MapHealth();
        return app.MapInformation();
    }
}
