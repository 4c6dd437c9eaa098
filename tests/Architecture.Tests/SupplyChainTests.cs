using System.Text.Json;
using System.Text.RegularExpressions;

namespace UserMacro.Architecture.Tests;

public sealed partial class SupplyChainTests
{
    [Fact]
    public void Test_Script_AuditsBothKindsOfPackages()
    {
        var test = Read("test");
        var audit = Read("eng/scripts/audit.mjs");

        test.ShouldContain("node eng/scripts/audit.mjs");
        test.ShouldContain("node eng/scripts/bom.mjs");
        audit.ShouldContain("'--vulnerable', '--include-transitive'");
        var folders = Folder().Match(audit).Groups["names"].Value;
        Repository.Files.Where(file => file.Path.EndsWith("/package-lock.json", StringComparison.Ordinal))
            .Where(file => !folders.Contains($"'{file.Folder}'", StringComparison.Ordinal))
            .ShouldBeEmpty("Each folder with packages of npm is audited.");
    }

    [Fact]
    public void Tools_OfTheBuild_AreOfOneVersion()
    {
        using var tools = JsonDocument.Parse(Read(".config/dotnet-tools.json"));

        tools.RootElement.GetProperty("tools").EnumerateObject()
            .Where(tool => !ExactVersion().IsMatch(tool.Value.GetProperty("version").GetString()!) || tool.Value.GetProperty("rollForward").GetBoolean())
            .Select(tool => tool.Name)
            .ShouldBeEmpty();
    }

    static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"const folders = \[(?<names>[^\]]*)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Folder();

    [GeneratedRegex(@"^\d+\.\d+\.\d+$", RegexOptions.NonBacktracking)]
    private static partial Regex ExactVersion();
}
