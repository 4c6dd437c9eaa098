using Microsoft.Extensions.Options;
using UserMacro.Simulator.Configuration;

namespace UserMacro.Simulator.Install;

/// <summary>The HTTP client that speaks to the app: no redirects, no cookies, bounded time.</summary>
internal static class AppClient
{
    public const string Name = "app";

    public static void AddAppClient(this IServiceCollection services) =>
        services.AddHttpClient(Name)
            .ConfigureHttpClient((provider, client) =>
            {
                client.Timeout = provider.GetRequiredService<IOptions<SimulatorOptions>>().Value.AppTimeout;
                client.MaxResponseContentBufferSize = 2 * 1024 * 1024;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Atlassian-HttpClient/simulated Confluence/simulated Atlassian-Connect/simulated");
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    /// <summary>Whether an exception means that the app could not be asked, rather than that we stopped asking.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellation) =>
        exception is HttpRequestException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested);
}
