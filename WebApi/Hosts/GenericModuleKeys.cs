namespace UserMacro.WebApi.Hosts;

/// <summary>The keys of the modules that show any macro, chosen by a parameter.</summary>
internal static class GenericModuleKeys
{
    /// <summary>The beginning of their keys; no macro's key begins so.</summary>
    public const string Prefix = "usermacro-any-";
}
