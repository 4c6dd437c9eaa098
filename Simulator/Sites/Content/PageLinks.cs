namespace UserMacro.Simulator.Sites.Content;

internal static class PageLinks
{
    public static string View(Page page) => $"/wiki/spaces/{page.SpaceKey}/pages/{page.Id}";

    public static string Edit(Page page) => $"/wiki/spaces/{page.SpaceKey}/pages/edit-v2/{page.Id}";

    public static string History(Page page) => $"{View(page)}/history";
}
