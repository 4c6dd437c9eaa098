namespace UserMacro.Compatibility.Tests.Names;

/// <summary>
/// Names that storage, other processes or people know, a list a file in <c>Golden/names</c>. What a list says was stored or sent by builds in
/// use: a line may be added, never changed or taken out. A symbol of the code that bears such a name gets an attribute with this spelling before
/// it is renamed.
/// </summary>
static class NameList
{
    /// <summary>Sees that the names are those of the list.</summary>
    /// <param name="file">The list.</param>
    /// <param name="names">What this build says, in any order.</param>
    public static void ShouldHold(string file, IEnumerable<string> names) =>
        ShouldHoldInOrder(file, names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>The same where the order says something.</summary>
    public static void ShouldHoldInOrder(string file, IEnumerable<string> names)
    {
        string[] now = [.. names];
        now.ShouldNotBeEmpty();
        var (path, known) = (GoldenFolder.PathOfNames(file), Read(file));
        known.Except(now, StringComparer.Ordinal).ShouldBeEmpty(
            $"names/{file}: builds in use know these names, and this build does not. Keep them by attribute ([Alias], [GrainType], [JsonPropertyName], "
            + "[JsonStringEnumMemberName], [ConfigurationKeyName]). Only what no build in use needs is taken out of the list, by hand.");
        if (GoldenFolder.Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, known = now);
        }

        now.Except(known, StringComparer.Ordinal).ShouldBeEmpty(
            $"names/{file}: these are new names. If they are meant, add them with {GoldenFolder.WriteSwitch}=1: they are fixed from then on.");
        now.ShouldBe(known, $"names/{file}: the order has changed.");
    }

    /// <summary>The list.</summary>
    public static string[] Read(string file) => GoldenFolder.PathOfNames(file) is var path && File.Exists(path) ? File.ReadAllLines(path) : [];
}
