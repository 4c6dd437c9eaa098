using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>Calls of the API as an administrator of the site, and of the simulator's own controls.</summary>
internal sealed class AdminCalls : IDisposable
{
    readonly HttpClient _service;

    AdminCalls(HttpClient site, HttpClient service) => (Site, _service) = (site, service);

    /// <summary>The simulated site.</summary>
    public HttpClient Site { get; }

    public static async Task<AdminCalls> OpenAsync(Stage stage)
    {
        var site = new HttpClient { BaseAddress = stage.SiteUrl };
        var token = (await site.SendAsync("_simulator/token", new { }))["token"]!.GetValue<string>();
        var service = new HttpClient { BaseAddress = stage.ServiceUrl };
        service.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("JWT", token);
        return new(site, service);
    }

    /// <summary>Creates and publishes a macro.</summary>
    public async Task PublishAsync(string key, object definition)
    {
        await _service.SendAsync("api/v1/macros", new { key, definition });
        await SendAsync(HttpMethod.Post, $"api/v1/macros/{key}/publish", new { note = "" }, "\"1\"");
    }

    public async Task DeleteAsync(string key)
    {
        using var answer = await _service.DeleteAsync(new Uri($"api/v1/macros/{key}", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>Writes a page; gives its id.</summary>
    public async Task<string> PageAsync(string title, string storage) =>
        (await Site.SendAsync("_simulator/pages", new { title, storage }))["id"]!.GetValue<string>();

    public Task SaveSettingsAsync(object settings, int onNumber) => SendAsync(HttpMethod.Put, "api/v1/settings", settings, $"\"{onNumber}\"");

    /// <summary>Compares the names of macros with what the site holds, soon.</summary>
    public Task SyncModulesAsync() => _service.SendAsync("api/v1/modules/sync", new { });

    public void Dispose()
    {
        Site.Dispose();
        _service.Dispose();
    }

    async Task SendAsync(HttpMethod method, string path, object json, string ifMatch)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(json) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await _service.SendAsync(request, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode}");
    }
}
