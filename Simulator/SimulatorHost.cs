using UserMacro.Shared;
using UserMacro.Simulator.Apps;
using UserMacro.Simulator.Configuration;
using UserMacro.Simulator.Control;
using UserMacro.Simulator.Editor;
using UserMacro.Simulator.Frames;
using UserMacro.Simulator.Install;
using UserMacro.Simulator.InstallKeys;
using UserMacro.Simulator.Modules;
using UserMacro.Simulator.Pages;
using UserMacro.Simulator.Rendering;
using UserMacro.Simulator.Rest;
using UserMacro.Simulator.Seed;
using UserMacro.Simulator.Signing;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Statics;
using UserMacro.Simulator.Users;
using UserMacro.Simulator.Web;

namespace UserMacro.Simulator;

/// <summary>Composes the application. Tests start it on free ports with services of their own.</summary>
internal static class SimulatorHost
{
    public static WebApplication Create(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(ProgramFolder.Options(args));
        // Request lines carry tokens, which belong in no log.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        var section = builder.Configuration.GetSection(SimulatorOptions.Section);
        builder.Services.AddOptions<SimulatorOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();

        var listeners = new SiteListeners();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            listeners.Configure(kestrel, section.Get<SimulatorOptions>() ?? new SimulatorOptions());
        });

        builder.Services
            .AddSingleton(listeners)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<SiteStore>()
            .AddSingleton<SiteRegistry>()
            .AddSingleton<InstallKeyRing>()
            .AddSingleton<HostSigner>()
            .AddSingleton<ModuleSchemas>()
            .AddSingleton<DynamicModules>()
            .AddSingleton<DescriptorReader>()
            .AddSingleton<LifecycleClient>()
            .AddSingleton<AppInstaller>()
            .AddSingleton<FrameContextTickets>()
            .AddSingleton<FrameFactory>()
            .AddSingleton<StaticCache>()
            .AddSingleton<StaticMacroClient>()
            .AddSingleton<AppMacroRenderer>()
            .AddSingleton<StorageRenderer>()
            .AddSingleton<PageCollection>();
        builder.Services.AddRest();
        builder.Services.AddSingleton<SeedProgress>().AddSingleton<AdminApi>();
        if (section.GetValue<bool>(nameof(SimulatorOptions.Seed)))
        {
            builder.Services.AddHostedService<Seeder>();
        }

        builder.Services.AddAppClient();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseBrowserFiles();
        app.MapInstallKeys();
        app.MapBridge();
        app.MapControl();
        app.MapRest();
        app.MapFrames();
        app.MapPages();
        app.MapAttachments();
        app.MapEditor();
        app.MapMacroForms();
        app.MapApps();
        app.MapUserSwitch();
        return app;
    }
}
