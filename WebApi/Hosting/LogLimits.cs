namespace UserMacro.WebApi.Hosting;

internal static class LogLimits
{
    static readonly string[] Categories = ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>Keeps request lines out of the log whatever the configuration says: their query holds a token and parameter values.</summary>
    public static WebApplicationBuilder AddLogLimits(this WebApplicationBuilder builder)
    {
        builder.Services.PostConfigure<LoggerFilterOptions>(Limit);
        return builder;
    }

    // A rule for one provider, or for a longer category, would win over a plain filter.
    static void Limit(LoggerFilterOptions options)
    {
        string?[] providers = [null, .. options.Rules.Select(rule => rule.ProviderName).OfType<string>().Distinct(StringComparer.Ordinal)];
        foreach (var wider in options.Rules.Where(IsLimited).ToList())
        {
            options.Rules.Remove(wider);
        }

        foreach (var provider in providers)
        {
            foreach (var category in Categories)
            {
                options.Rules.Add(new(provider, category, LogLevel.Warning, filter: null));
            }
        }
    }

    static bool IsLimited(LoggerFilterRule rule) =>
        rule.CategoryName is { } name && Categories.Any(category => name.StartsWith(category, StringComparison.OrdinalIgnoreCase));
}
