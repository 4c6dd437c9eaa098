using System.Net;
using System.Text.RegularExpressions;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>TLS ends at a load balancer, and begins again behind it. What is public comes from the settings, whatever a balancer says.</summary>
public sealed partial class BehindBalancerTests(TlsApp app) : IClassFixture<TlsApp>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https")]
    [InlineData("http")]
    [InlineData("https, http")]
    [InlineData("javascript")]
    public async Task Answer_WhateverSchemeTheBalancerForwards_IsThatOfThePublicAddress(string scheme)
    {
        var site = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge("<b>text</b>"));
        var page = TestSite.RenderTarget("badge");
        page += $"&jwt={site.Sign(site.Claims("GET", page, context: TestSite.MacroContext()))}";

        foreach (var path in new[] { "/atlassian-connect.json", page })
        {
            using var plain = await SendAsync(path, scheme: null);
            using var forwarded = await SendAsync(path, scheme);

            forwarded.StatusCode.ShouldBe(HttpStatusCode.OK);
            forwarded.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=31536000");
            var text = await forwarded.Content.ReadAsStringAsync(Cancellation);
            WithoutTickets(text).ShouldBe(WithoutTickets(await plain.Content.ReadAsStringAsync(Cancellation)));
            text.ShouldNotContain("http://");
        }
    }

    [Fact]
    public async Task Connect_PlainHttpToTheServiceBehind_IsNoAnswer()
    {
        using var client = new HttpClient();
        var address = new UriBuilder(app.Client.BaseAddress!) { Scheme = Uri.UriSchemeHttp, Path = $"{WebApiApp.BasePath}/health/live" }.Uri;

        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(address, Cancellation));
    }

    Task<HttpResponseMessage> SendAsync(string path, string? scheme)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, WebApiApp.BasePath + path);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "198.51.100.7");
        if (scheme is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", scheme);
        }

        return app.Client.SendAsync(request, Cancellation);
    }

    // Each page has a ticket and a nonce of its own.
    static string WithoutTickets(string text) => Secrets().Replace(text, "");

    [GeneratedRegex("[A-Za-z0-9_=+/.-]{20,}", RegexOptions.NonBacktracking)]
    private static partial Regex Secrets();
}
