using System.Text.Json;
using Microsoft.Extensions.Options;
using UserMacro.Simulator.Configuration;
using UserMacro.Simulator.Diagnostics;
using UserMacro.Simulator.Install;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Pages;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Seed;

/// <summary>
/// Fills site 1 with the example macros and pages, all through public interfaces. What exists is left as it is, so a later start keeps what was edited.
/// </summary>
internal sealed class Seeder(
    SiteRegistry sites,
        AppInstaller installer, DescriptorReader descriptors, AdminApi api, PageCollection pages, SeedProgress progress, IHostApplicationLifetime lifetime,
    IOptions<SimulatorOptions> options, TimeProvider time, ILogger<Seeder> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Registering modules follows a publish by itself; pages work without it, by the generic macro.
    static readonly TimeSpan RegistrationTimeout = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!await TryAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    async Task<bool> TryAsync(CancellationToken cancellation)
    {
        try
        {
            var site = sites.First;
            await InstallAsync(site, cancellation);
            foreach (var example in SeedExample.All())
            {
                if (await api.EnsurePublishedAsync(site, example, cancellation))
                {
                    Tell($"Published the macro '{example.Key}'");
                }
            }

            await AwaitRegistrationAsync(site, cancellation);
            foreach (var page in SeedPage.All)
            {
                Write(site, page);
            }

            WriteHome(site);
            progress.Finish();
            log.SeedDone(site.BaseUrl);
            return true;
        }
        catch (SeedFaultException fault)
        {
            if (progress.Step != fault.Message)
            {
                log.SeedRetry(fault.Message);
            }

            progress.Report(fault.Message);
            return false;
        }
    }

    async Task InstallAsync(Site site, CancellationToken cancellation)
    {
        var address = options.Value.DescriptorUrl;
        var read = await descriptors.ReadAsync(address, cancellation);
        if (read.Error is { } missing)
        {
            throw new SeedFaultException(missing);
        }

        var current = site.State.Installation is { Enabled: true } app
            && app.AppKey == read.App!.AppKey && app.BaseUrl == read.App.BaseUrl && app.SiteBaseUrl == site.BaseUrl
            && JsonElement.DeepEquals(app.Descriptor, read.App.Descriptor);
        if (current)
        {
            return;
        }

        var result = await installer.InstallAsync(site, address, cancellation);
        if (result.Error is { } error)
        {
            throw new SeedFaultException(error);
        }

        Tell($"Installed '{site.State.Installation!.AppName}' on {site.BaseUrl}");
    }

    async Task AwaitRegistrationAsync(Site site, CancellationToken cancellation)
    {
        var framed = SeedExample.All().Where(example => (string?)example.Definition["output"] is "framed").Select(example => example.Key).ToList();
        var until = time.GetUtcNow() + RegistrationTimeout;
        while (framed.Find(key => MacroCatalog.Find(site.State, key) is null) is { } missing)
        {
            if (time.GetUtcNow() > until)
            {
                log.SeedUnregistered(missing);
                return;
            }

            progress.Report($"Waiting for the app to register '{missing}'");
            await Task.Delay(Pause / 4, time, cancellation);
        }
    }

    void Write(Site site, SeedPage seed)
    {
        var space = site.State.Spaces[0];
        if (site.State.Pages.Any(page => page.SpaceKey == space.Key && page.Title == seed.Title))
        {
            return;
        }

        Publish(site, new PageEdit(Id: null, space.Key, space.HomePageId, seed.Title, seed.Read(), Message: "Example"));
    }

    /// <summary>Shows macros on the space's home page, as long as it is the one that the site was handed over with.</summary>
    void WriteHome(Site site)
    {
        var space = site.State.Spaces[0];
        if (site.State.Pages.FirstOrDefault(page => page.Id == space.HomePageId) is not { Versions: [var first] } home)
        {
            return;
        }

        Publish(site, new PageEdit(home.Id, space.Key, home.ParentId, home.Title, SeedPage.Home.Read(), first.Number, "Example"));
    }

    void Publish(Site site, PageEdit edit)
    {
        if (pages.Publish(site, edit, SimulatedUser.Author).Error is { } error)
        {
            throw new InvalidOperationException($"The example page '{edit.Title}' is refused: {error}");
        }

        Tell($"Wrote the page '{edit.Title}'");
    }

    void Tell(string step)
    {
        progress.Report(step);
        log.SeedStep(step);
    }
}

/// <summary>An example page; its text is a file in storage format.</summary>
internal sealed record SeedPage(string Title, string File)
{
    /// <summary>The home page of the space.</summary>
    public static readonly SeedPage Home = new("Team space", "team-space.xml");

    /// <summary>The pages below it.</summary>
    public static readonly IReadOnlyList<SeedPage> All =
    [
        new("Team status", "team-status.xml"),
        new("Release notes", "release-notes.xml"),
        new("How we work", "how-we-work.xml"),
    ];

    public string Read() => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seed", "Pages", File));
}
