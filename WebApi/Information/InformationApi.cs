using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Information;

/// <summary>Pages for anybody: what is stored, whom to turn to. They take nothing from the request and keep nothing of it.</summary>
internal static class InformationApi
{
    const string ForFiveMinutes = "public, max-age=300";

    /// <summary>The answer to Global Privacy Control that its specification asks for.</summary>
    const string GlobalPrivacyControl = """{"gpc":true,"lastUpdate":"2026-11-30"}""";

    public static IServiceCollection AddInformation(this IServiceCollection services)
    {
        services.AddSingleton(provider => Contacts.Read(provider.GetRequiredService<IConfiguration>(), IsProduction(provider)));
        services.AddSingleton(provider => DataLocation.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => PrivacyStatement.Create(
            provider.GetRequiredService<Contacts>(), provider.GetRequiredService<DataLocation>(), StoredFields.Read()));
        services.AddSingleton<PrivacyPage>();
        services.AddSingleton<SupportPage>();
        services.AddSingleton<SecurityText>();
        return services;
    }

    /// <exception cref="Silo.Configuration.ConfigurationFaultException">A contact is missing or wrong.</exception>
    public static WebApplication MapInformation(this WebApplication app)
    {
        // Read before anything is served: a deployment that names nobody does not start.
        app.Services.GetRequiredService<Contacts>();
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/privacy", (HttpContext context, PrivacyPage page) => InformationPage.ToResult(page.Html, Cached(context)));
        pages.MapGet("/privacy.json", (HttpContext context, PrivacyStatement statement) => Text(statement.ToJson(), MediaTypeNames.Application.Json, context));
        pages.MapGet("/support", (HttpContext context, SupportPage page) => InformationPage.ToResult(page.Html(), context));
        pages.MapGet("/.well-known/gpc.json", (HttpContext context) => Text(GlobalPrivacyControl, MediaTypeNames.Application.Json, context));
        pages.MapGet(SecurityText.Path, (HttpContext context, SecurityText security) =>
            security.Text is { } text ? (IResult)Text(text, MediaTypeNames.Text.Plain, context) : TypedResults.NotFound());
        return app;
    }

    static ContentHttpResult Text(string text, string mediaType, HttpContext context)
    {
        Cached(context);
        return TypedResults.Text(text, mediaType, Encoding.UTF8);
    }

    static HttpContext Cached(HttpContext context)
    {
        context.Response.Headers.CacheControl = ForFiveMinutes;
        return context;
    }

    static bool IsProduction(IServiceProvider provider) =>
        provider.GetRequiredService<AppAddress>().BaseUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
        && !provider.GetRequiredService<IHostEnvironment>().IsDevelopment();
}
