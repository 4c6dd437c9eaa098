using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Silo.Hosts.Connect;
using UserMacro.WebApi.Security.Calls;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Hosts.Connect.Lifecycle;

/// <summary>Carries verified lifecycle messages to the tenant they are about.</summary>
internal sealed class Installations(IGrainFactory grains, TenantKeys keys, AllowedHosts hosts)
{
    /// <summary>Installs, reinstalls, moves the site or rotates the secret.</summary>
    public async Task<Result<bool>> InstallAsync(InstallMessage install)
    {
        var identity = ConnectIdentity.Create(install.Message.ClientKey);
        var directory = grains.GetGrain<ITenantDirectoryGrain>(identity);
        var tenant = await directory.FindOrAssign();
        var result = await InstallAsync(tenant, install);
        if (result.Error is ErasedError)
        {
            // The erasure of its data has begun and did not come to this yet: the site gets a new tenant.
            await directory.Release(tenant);
            result = await InstallAsync(await directory.FindOrAssign(), install);
        }

        keys.Forget(identity);
        return result;
    }

    /// <summary>Takes the app off a site; of a site that never had it there is nothing to take.</summary>
    public async Task<Result<bool>> UninstallAsync(InstallMessage uninstall)
    {
        var identity = ConnectIdentity.Create(uninstall.Message.ClientKey);
        if (await grains.GetGrain<ITenantDirectoryGrain>(identity).Find() is not { } tenant)
        {
            return true;
        }

        TenantScope.Enter(tenant);
        var result = await GrainOf(tenant).Uninstall(identity, uninstall.Proof);
        keys.Forget(identity);
        return result;
    }

    /// <summary>Switches the caller's installation on or off.</summary>
    public async Task SetEnabledAsync(HostCaller caller, bool enabled)
    {
        var identity = caller.Access.Credentials.HostIdentity;
        await GrainOf(caller.Tenant).SetEnabled(identity, enabled, caller.SignedAt);
        keys.Forget(identity);
    }

    async Task<Result<bool>> InstallAsync(TenantId tenant, InstallMessage install)
    {
        TenantScope.Enter(tenant);
        return await GrainOf(tenant).Install(InstallationOf(install.Message), install.Proof);
    }

    ITenantGrain GrainOf(TenantId tenant) => grains.GetGrain<ITenantGrain>(GrainKeys.Tenant(tenant));

    Installation InstallationOf(LifecycleMessage message) => new(new ConnectCredentials(message.ClientKey, message.SharedSecret!).ToHost())
    {
        BaseUrl = message.BaseUrl,
        DisplayUrl = message.DisplayUrl is { } url && IsDisplayUrl(url) ? url : null,
    };

    // A custom domain is any host, so only its form can be checked; it serves to say who may frame us.
    bool IsDisplayUrl(string url) =>
        url.All(character => character is > ' ' and <= '~')
            && (hosts.Allows(url)
                || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
                    && uri.HostNameType == UriHostNameType.Dns && uri.UserInfo.Length == 0));
}
