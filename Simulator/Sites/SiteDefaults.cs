using System.Collections.Immutable;
using UserMacro.Simulator.Sites.Content;

namespace UserMacro.Simulator.Sites;

/// <summary>A site as it is handed over: one space with a home page.</summary>
internal static class SiteDefaults
{
    public const string SpaceKey = "TEAM";

    public static SiteState Create(int number)
    {
        var home = new Page
        {
            Id = "65540",
            SpaceKey = SpaceKey,
            Title = "Team space",
            Versions =
            [
                new PageVersion(
                    1, HomeText, UserMacro.Simulator.Sites.Content.SimulatedUser.Administrator.AccountId, DateTimeOffset.UnixEpoch.AddYears(56), "Created"),
            ],
        };
        return new SiteState
        {
            ClientKey = Guid.NewGuid().ToString("D"),
            Spaces = [new Space(SpaceKey, $"{65_536 + number}", number is 1 ? "Product team" : $"Product team {number}", home.Id)],
            Pages = ImmutableList.Create(home),
            NextContentId = 65_541,
        };
    }

    const string HomeText =
        """
        <p>Welcome to the space of the product team. Pick a page in the tree, or create a new one.</p>
        <ac:structured-macro ac:name="info" ac:schema-version="1"><ac:rich-text-body><p>This is a simulated Confluence site: pages, users and installed apps live in one process on this machine.</p></ac:rich-text-body></ac:structured-macro>
        """;
}
