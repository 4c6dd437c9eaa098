using System.Text.Json;
using UserMacro.Atlassian.Connect;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.WebApi.Connect;

/// <summary>The app descriptor: the template beside the program with this installation's key and address filled in.</summary>
internal sealed class Descriptor(ConnectApp app)
{
    public const string FileName = "atlassian-connect.json";

    /// <summary>The descriptor as JSON.</summary>
    public string Json { get; } = JsonSerializer.Serialize(
        DescriptorTemplate.Fill(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, FileName)), app),
        DescriptorJson.Default.AppDescriptor);
}
