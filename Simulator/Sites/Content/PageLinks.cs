namespace UserMacro.Simulator.Sites.Content;

internal static class PageLinks
{
    public static string View(Page page) => $"/wiki/spaces/{page.SpaceKey}/pages/{page.Id}";

    public static string Edit(Page page) => $"/wiki/spaces/{page.SpaceKey}/pages/edit-v2/{page.Id}";

    /// <summary>A file of the page, below the base URL.</summary>
    public static string Download(Page page, string file) => $"/download/attachments/{page.Id}/{Uri.EscapeDataString(file)}";

    public static string History(Page page) => $"{View(page)}/history";
}
