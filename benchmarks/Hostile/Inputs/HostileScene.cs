using System.Security.Cryptography;
using System.Text;
using UserMacro.Processes;
using UserMacro.Traffic.Hostile;
using UserMacro.Traffic.Sites;

namespace UserMacro.Hostile.Inputs;

/// <summary>Who sends hostile inputs, and where to.</summary>
sealed class HostileScene(Service service, TestSite site, HostileTenant tenant)
{
    readonly HashSet<string> _prepared = new(StringComparer.Ordinal);

    public Uri ServiceUrl => service.Url;

    public TestSite Site => site;

    public HostileTenant Tenant => tenant;

    /// <summary>Whether what a call needs was made before.</summary>
    public bool IsPrepared(string key) => _prepared.Contains(key);

    /// <summary>Notes that it was.</summary>
    public void NotePrepared(string key) => _prepared.Add(key);

    /// <summary>Renders a published macro with this template; the first time it is published before.</summary>
    public async Task<HttpResponseMessage> RenderAsync(string language, string template, CancellationToken cancellation)
    {
        var key = $"m-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(language + template)))[..16]}";
        if (!IsPrepared(key))
        {
            var definition = new { name = key, language, template, output = "framed", body = "none", parameters = new[] { new { name = "title" } } };
            var published = await tenant.TryPublishAsync(key, definition, cancellation);
            if (!published.IsSuccessStatusCode)
            {
                return published;
            }

            published.Dispose();
            NotePrepared(key);
        }

        return await tenant.RenderAsync(key, cancellation);
    }
}
