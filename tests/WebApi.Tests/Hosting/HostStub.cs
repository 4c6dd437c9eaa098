using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>Atlassian's servers as the service sees them: install keys, users, modules.</summary>
sealed class HostStub : IDisposable
{
    public const string KeyId = "test/key-1";

    /// <summary>The id of a key that the key server fails to give.</summary>
    public const string FailingKeyId = "test/failing";

    readonly ConcurrentDictionary<string, bool> _administrators = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> _silentSites = new(StringComparer.Ordinal);

    readonly ConcurrentDictionary<string, int> _closedSites = new(StringComparer.Ordinal);

    readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    /// <summary>Every host that was asked for anything.</summary>
    public IReadOnlyCollection<string> Asked => [.. _asked.Keys];

    public RSA Key { get; } = RSA.Create(2048);

    /// <summary>How often each site was asked about users.</summary>
    public ConcurrentDictionary<string, int> UserQuestions { get; } = new(StringComparer.Ordinal);

    /// <summary>The bodies of macros, or whole answers, by the path that asks for them; others are not found.</summary>
    public ConcurrentDictionary<string, string> MacroBodies { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each body was asked for.</summary>
    public ConcurrentDictionary<string, int> BodyQuestions { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers to other questions, by host, path and query.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each of them was asked.</summary>
    public ConcurrentDictionary<string, int> Questions { get; } = new(StringComparer.Ordinal);

    /// <summary>The headers that each host got last with one of them.</summary>
    public ConcurrentDictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    public void MakeAdministrator(string accountId) => _administrators[accountId] = true;

    /// <summary>From now on this site does not answer.</summary>
    public void Silence(string siteHost) => _silentSites[siteHost] = true;

    /// <summary>From now on this site answers with this status, and with nothing that is of use.</summary>
    public void Refuse(string siteHost, int status) => _closedSites[siteHost] = status;

    public HttpMessageHandler NewHandler() => new Handler(this);

    public void Dispose() => Key.Dispose();

    HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var url = request.RequestUri!;
        _asked[url.Host] = true;
        if (url.Host == "keys.test")
        {
            return KeyOf(url.AbsolutePath.TrimStart('/'));
        }

        if (_silentSites.ContainsKey(url.Host))
        {
            throw new HttpRequestException("No answer.");
        }

        if (_closedSites.TryGetValue(url.Host, out var status))
        {
            return new((HttpStatusCode)status) { Content = new StringContent("<html>no</html>") };
        }

        if (Answers.TryGetValue(url.Host + url.PathAndQuery, out var answer))
        {
            Headers[url.Host] = request.Headers.ToString();
            Questions.AddOrUpdate(url.Host + url.PathAndQuery, 1, (_, count) => count + 1);
            return Json(answer);
        }

        return url.AbsolutePath switch
        {
            "/wiki/rest/api/user" => User(url),
            _ when url.AbsolutePath.Contains("/macro/id/", StringComparison.Ordinal) => Body(url),
            _ when request.Method == HttpMethod.Get => Json("{}"),
            _ when request.Method == HttpMethod.Delete => new(HttpStatusCode.NoContent),
            _ => new(HttpStatusCode.OK),
        };
    }

    HttpResponseMessage KeyOf(string keyId) =>
        keyId == FailingKeyId ? new(HttpStatusCode.InternalServerError)
        : keyId == KeyId ? new(HttpStatusCode.OK) { Content = new StringContent(Key.ExportSubjectPublicKeyInfoPem()) }
        : new(HttpStatusCode.NotFound);

    HttpResponseMessage User(Uri url)
    {
        UserQuestions.AddOrUpdate(url.Host, 1, (_, count) => count + 1);
        var account = Uri.UnescapeDataString(url.Query.Split('&')[0].Split('=')[1]);
        return Json(_administrators.ContainsKey(account)
            ? """{"operations":[{"operation":"use","targetType":"application"},{"operation":"administer","targetType":"application"}]}"""
            : """{"operations":[{"operation":"use","targetType":"application"}]}""");
    }

    HttpResponseMessage Body(Uri url)
    {
        var path = url.Host + url.AbsolutePath;
        BodyQuestions.AddOrUpdate(path, 1, (_, count) => count + 1);
        return MacroBodies.TryGetValue(path, out var body)
            ? Json(body.StartsWith('{') ? body : JsonSerializer.Serialize(new { name = "box", body }))
            : new(HttpStatusCode.NotFound);
    }

    static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    sealed class Handler(HostStub stub) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(stub.Answer(request));
    }
}
