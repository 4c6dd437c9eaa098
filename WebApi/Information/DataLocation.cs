using UserMacro.Silo.Configuration;

namespace UserMacro.WebApi.Information;

/// <summary>Where this deployment keeps its records.</summary>
/// <param name="Text">In words.</param>
/// <param name="IsInAws">Whether tables of AWS hold them.</param>
internal sealed record DataLocation(string Text, bool IsInAws)
{
    const string Frankfurt = "eu-central-1";

    public static DataLocation Read(IConfiguration configuration)
    {
        var isInAws = IsDynamoDB("Storage:Provider") || IsDynamoDB("Clustering:Provider");
        return new((isInAws, configuration.Text("DynamoDB:Region", Frankfurt)) switch
        {
            (true, Frankfurt) => "Germany (AWS eu-central-1, Frankfurt)",
            (true, var region) => $"AWS {region}",
            _ => "the machine that runs this deployment",
        }, isInAws);

        bool IsDynamoDB(string key) => string.Equals(configuration[key], "DynamoDB", StringComparison.OrdinalIgnoreCase);
    }
}
