using System.Text.RegularExpressions;
using UserMacro.Processes;

namespace UserMacro.WebApi.Tests.Render.Nested;

public sealed partial class BuiltInMacrosTests
{
    [Fact]
    public void Frames_KnowTheMacrosOfConfluenceThatTheServiceKnows()
    {
        static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path]));

        var inFrames = Texts().Matches(Read("WebApi", "AdminUi", "src", "frame", "builtInMacros.ts"))
            .SelectMany(line => line.Groups["names"].Value.Trim().Split(' '));
        var here = Names().Matches(Read("Atlassian", "Confluence", "BuiltInMacros.cs")).Select(name => name.Groups["name"].Value);

        inFrames.ShouldBe(here);
    }

    [GeneratedRegex(@"^ +'(?<names>[^']+)'", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Texts();

    [GeneratedRegex("\"(?<name>[a-z-]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}
