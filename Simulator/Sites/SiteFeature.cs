namespace UserMacro.Simulator.Sites;

/// <summary>Says on a connection which site it leads to.</summary>
internal sealed record SiteFeature(int Number);
