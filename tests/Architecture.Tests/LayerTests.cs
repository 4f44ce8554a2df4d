using System.Reflection;
using System.Xml.Linq;

namespace Cluster.Architecture.Tests;

/// <summary>The arrows: who may refer to whom, as the projects say and as the assemblies do.</summary>
public class LayerTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["contracts"] = [],
        ["compute"] = [],
        ["web"] = ["contracts"],
        ["grains"] = ["contracts", "compute"],
        ["silo"] = ["grains", "web", "compute"],
    };

    private static readonly string[] NotForCompute = ["Microsoft.Orleans", "Npgsql", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions", "Microsoft.AspNetCore"];

    [Theory]
    [InlineData("contracts")]
    [InlineData("compute")]
    [InlineData("web")]
    [InlineData("grains")]
    [InlineData("silo")]
    public void Project_refers_only_along_the_arrows(string layer)
    {
        var found = Project(layer).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Split('/')[1]);
        Assert.Empty(found.Except(Allowed[layer]));
    }

    [Theory]
    [InlineData("contracts", "Cluster.Contracts")]
    [InlineData("compute", "Cluster.Compute")]
    [InlineData("web", "Cluster.Web")]
    [InlineData("grains", "Cluster.Grains")]
    public void Assembly_refers_only_along_the_arrows(string layer, string assembly)
    {
        var found = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name == "cluster" || name.StartsWith("Cluster.", StringComparison.Ordinal))
            .Select(name => name == "cluster" ? "silo" : name["Cluster.".Length..].ToLowerInvariant());
        Assert.Empty(found.Except(Allowed[layer]));
    }

    [Fact]
    public void Compute_knows_no_actors_no_database_and_no_host()
    {
        var packages = Project("compute").Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value);
        Assert.DoesNotContain(packages, package => NotForCompute.Any(name => package.StartsWith(name, StringComparison.Ordinal)));
        var assemblies = Assembly.Load("Cluster.Compute").GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.DoesNotContain(assemblies, name => name.StartsWith("Orleans", StringComparison.Ordinal) || NotForCompute.Any(other => name.StartsWith(other, StringComparison.Ordinal)));
    }

    [Fact]
    public void Contracts_know_no_database_and_no_pages()
    {
        var assemblies = Assembly.Load("Cluster.Contracts").GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.DoesNotContain(assemblies, name => name.StartsWith("Npgsql", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    private static XDocument Project(string layer) =>
        XDocument.Load(Path.Combine(Repository.Root, layer, $"Cluster.{char.ToUpperInvariant(layer[0])}{layer[1..]}.csproj"));
}
