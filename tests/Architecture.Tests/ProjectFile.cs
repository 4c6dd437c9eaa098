using System.Xml.Linq;

namespace UserMacro.Architecture.Tests;

/// <summary>A project and what it names.</summary>
internal sealed class ProjectFile(SourceFile file)
{
    readonly XElement _xml = XDocument.Load(Path.Combine(Repository.Root, file.Path)).Root!;

    public SourceFile File => file;

    public string Name => file.Name;

    public string Sdk => _xml.Attribute("Sdk")!.Value;

    public IEnumerable<string> Projects => Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    public IEnumerable<string> Packages => Included("PackageReference");

    public IEnumerable<string> Frameworks => Included("FrameworkReference");

    public IEnumerable<XElement> Items(string name) => _xml.Descendants(name);

    IEnumerable<string> Included(string item) => Items(item).Select(element => element.Attribute("Include")!.Value);
}
