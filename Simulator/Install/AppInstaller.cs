using System.Buffers.Text;
using System.Security.Cryptography;
using UserMacro.Simulator.Modules;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Install;

/// <summary>Installs, removes and switches the app of a site.</summary>
internal sealed class AppInstaller(DescriptorReader descriptors, LifecycleClient lifecycle, TimeProvider time)
{
    /// <summary>
    /// Reads the descriptor and installs or upgrades the app: the call is synchronous, and any status but 2xx undoes it
    /// (docs/reference/connect-lifecycle.md#when-they-come).
    /// </summary>
    public async Task<InstallResult> InstallAsync(Site site, Uri descriptor, CancellationToken cancellation)
    {
        var read = await descriptors.ReadAsync(descriptor, cancellation);
        if (read.Error is { } unreadable)
        {
            return InstallResult.Failed(unreadable);
        }

        if (site.State.Installation is { } other && other.AppKey != read.App!.AppKey)
        {
            return InstallResult.Failed($"'{other.AppKey}' is installed here; uninstall it first.");
        }

        var app = read.App! with { SharedSecret = SharedSecret.Create(), SiteBaseUrl = site.BaseUrl, InstalledAt = time.GetUtcNow(), Enabled = true };
        return await TellAsync(site, app, cancellation);
    }

    /// <summary>Gives the app a new shared secret: the same message as an install (docs/reference/connect-lifecycle.md#when-they-come).</summary>
    public Task<InstallResult> RotateSecretAsync(Site site, CancellationToken cancellation) =>
        site.State.Installation is { } app
            ? TellAsync(site, app with { SharedSecret = SharedSecret.Create(), SiteBaseUrl = site.BaseUrl }, cancellation)
            : Task.FromResult(NotInstalled);

    /// <summary>
    /// Removes the app. It is told afterwards, <c>disabled</c> and <c>uninstalled</c> at once so that they race, answers ignored
    /// (docs/reference/connect-lifecycle.md#when-they-come).
    /// </summary>
    public async Task<InstallResult> UninstallAsync(Site site, CancellationToken cancellation)
    {
        if (site.State.Installation is not { } app)
        {
            return NotInstalled;
        }

        site.Update(state => state with { Installation = null });
        await Task.WhenAll(
            lifecycle.SendAsync(site, app, LifecycleClient.Disabled, cancellation),
            lifecycle.SendAsync(site, app, LifecycleClient.Uninstalled, cancellation));
        return InstallResult.Done;
    }

    /// <summary>Removes the app and installs it again from where it was.</summary>
    public async Task<InstallResult> ReinstallAsync(Site site, CancellationToken cancellation)
    {
        if (site.State.Installation is not { } app)
        {
            return NotInstalled;
        }

        await UninstallAsync(site, cancellation);
        return await InstallAsync(site, app.DescriptorUrl, cancellation);
    }

    /// <summary>Switches an installed app on or off and tells it; its answer is ignored (docs/reference/connect-lifecycle.md#when-they-come).</summary>
    public async Task<InstallResult> SwitchAsync(Site site, bool enabled, CancellationToken cancellation)
    {
        if (site.Update(
            state => state with { Installation = state.Installation is { } old ? old with { Enabled = enabled } : null }).Installation is not { } app)
        {
            return NotInstalled;
        }

        await lifecycle.SendAsync(site, app, enabled ? LifecycleClient.Enabled : LifecycleClient.Disabled, cancellation);
        return InstallResult.Done;
    }

    static readonly InstallResult NotInstalled = InstallResult.Failed("No app is installed on this site.");

    async Task<InstallResult> TellAsync(Site site, Installation app, CancellationToken cancellation)
    {
        var before = site.State;
        // The app may call back before it answers, so the new secret holds from here on.
        site.Update(state => DynamicModules.AfterInstall(state with { Installation = app }));
        if (await lifecycle.SendAsync(site, app, LifecycleClient.Installed, cancellation) is { } refused)
        {
            site.Update(state => state with { Installation = before.Installation, DynamicModules = before.DynamicModules });
            return InstallResult.Failed($"The app could not be installed. {refused}");
        }

        if (app.Enabled)
        {
            await lifecycle.SendAsync(site, app, LifecycleClient.Enabled, cancellation);
        }

        return InstallResult.Done;
    }
}

internal static class SharedSecret
{
    /// <summary>A new secret, 64 characters (hosts were seen to send up to 128: docs/reference/connect-lifecycle.md#messages).</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
}
