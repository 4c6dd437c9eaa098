using System.Text.RegularExpressions;
using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Storage.Keys;

/// <summary>The region that this deployment keeps data in. Each data key is stamped with the region that it was made in, and is used in no other one.</summary>
/// <param name="Name">Such as <c>eu-central-1</c>.</param>
internal sealed partial record DataRegion(string Name)
{
    public const string Key = "Storage:Region";

    public static DataRegion Default { get; } = new("eu-central-1");

    /// <exception cref="ConfigurationFaultException">It does not look like a region.</exception>
    public static DataRegion Parse(string name) => Form().IsMatch(name)
        ? new(name)
        : throw new ConfigurationFaultException(Key, $"'{name}' is not the name of a region, such as {Default.Name}.");

    /// <summary>Refuses the keys of another region. Keys of earlier builds name none and count as this deployment's.</summary>
    /// <exception cref="ForeignRegionException">They are of another region.</exception>
    public void Check(WrappedDataKey key, string owner)
    {
        if (IsForeign(key))
        {
            throw new ForeignRegionException($"The data key of '{owner}' is of the region '{key.Region}', but this deployment is of '{Name}' ({Key}).");
        }
    }

    public bool IsForeign(WrappedDataKey key) => key.Region is { } region && region != Name;

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+){1,5}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
