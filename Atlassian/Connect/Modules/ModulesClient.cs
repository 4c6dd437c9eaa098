using System.Text.Json;
using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Atlassian.Connect.Modules;

/// <summary>
/// The dynamic modules of the app in a site (docs/reference/connect-modules.md), asked for and changed as the app, as <see cref="ConfluenceClient"/> asks.
/// </summary>
public sealed class ModulesClient
{
    const string ModulesPath = "/rest/atlassian-connect/1/app/module/dynamic";

    readonly SignedExchange _exchange;

    internal ModulesClient(SignedExchange exchange) => _exchange = exchange;

    /// <summary>The dynamic modules that the site holds for us (3).</summary>
    public Task<ConfluenceAnswer<AppModules>> GetAsync(ConfluenceSite site, CancellationToken cancellationToken) =>
        _exchange.SendAsync(
            site,
            HttpMethod.Get,
            ModulesPath,
            body: null,
            text => ConfluenceClient.Read(text, DescriptorJson.Default.AppModules),
            cancellationToken);

    /// <summary>Registers dynamic modules: all of them or, refused, none.</summary>
    public Task<ConfluenceAnswer<Done>> RegisterAsync(ConfluenceSite site, AppModules modules, CancellationToken cancellationToken) =>
        _exchange.SendAsync(
            site,
            HttpMethod.Post,
            ModulesPath,
            JsonSerializer.SerializeToUtf8Bytes(modules, DescriptorJson.Default.AppModules),
            _ => Done.Value,
            cancellationToken);

    /// <summary>Removes dynamic modules; keys that the site does not know are passed over. An empty list removes nothing.</summary>
    public async Task<ConfluenceAnswer<Done>> RemoveAsync(ConfluenceSite site, IReadOnlyCollection<string> moduleKeys, CancellationToken cancellationToken)
    {
        // Without any key the site would remove every module.
        if (moduleKeys.Count == 0)
        {
            return new ConfluenceAnswer<Done>.Ok(Done.Value);
        }

        var query = string.Join('&', moduleKeys.Select(key => $"moduleKey={Uri.EscapeDataString(key)}"));
        return await _exchange.SendAsync(site, HttpMethod.Delete, $"{ModulesPath}?{query}", body: null, _ => Done.Value, cancellationToken);
    }
}
