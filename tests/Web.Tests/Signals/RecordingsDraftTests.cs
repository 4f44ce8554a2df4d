using Cluster.Web.Signals;

namespace Cluster.Web.Tests.Signals;

public class RecordingsDraftTests
{
    [Fact]
    public void Manifest_takes_what_a_file_has_of_its_own_and_else_what_holds_for_all()
    {
        var draft = new RecordingsDraft();
        draft.SetAll("rate", "12000");
        draft.SetAll("unit", "g");
        draft.SetAll("label", "inner, deep");
        draft.Set("b.mat", "rate", "48000");
        draft.Set("b.mat", "variable", "x; y");
        draft.Set("b.mat", "convert", "m/s2");

        Assert.Equal(
            """
            file,variable,rate_hz,unit,speed_rpm,load,machine,bearing,geometry,label,severity,channel,convert_to
            a.mat,,12000,g,,,,,,"inner, deep",,,
            b.mat,x,48000,g,,,,,,"inner, deep",,x,m/s2
            b.mat,y,48000,g,,,,,,"inner, deep",,y,m/s2

            """, draft.Manifest(["a.mat", "b.mat"]));
    }

    [Fact]
    public void Mixed_units_are_counted()
    {
        var draft = new RecordingsDraft();
        draft.SetAll("unit", "g");
        draft.Set("b", "unit", "m/s2");
        Assert.Equal([("g", 2), ("m/s2", 1)], draft.Units(["a", "b", "c"]));
        Assert.Empty(draft.Conversions(["a", "b", "c"], (_, _) => 2));

        draft.SetAll("convert", "g");
        Assert.Equal([("g", 3)], draft.Units(["a", "b", "c"]));
        Assert.Equal([("m/s2", "g", 2, 1)], draft.Conversions(["a", "b", "c"], (_, _) => 2));
    }

    [Fact]
    public void An_emptied_field_falls_back_and_the_form_survives_being_kept()
    {
        var draft = new RecordingsDraft();
        draft.SetAll("unit", "g");
        draft.Set("a", "load", "1 hp");
        draft.Set("b", "load", "1 hp");
        draft.Set("b", "load", " ");
        var again = new RecordingsDraft();
        again.Load(draft.Form());

        Assert.Equal((1, "1 hp", null, "g"), (again.Overridden, again.Value("a", "load"), again.Value("b", "load"), again.Value("b", "unit")));
    }

    [Theory]
    [InlineData("cwru", "cwru/1.mat", "cwru/a/2.mat")]
    [InlineData("", "cwru/1.mat", "mfpt/2.mat")]
    [InlineData("", "1.mat", "2.mat")]
    public void Folder_is_what_all_paths_begin_with(string folder, string first, string second) => Assert.Equal(folder, RecordingsDraft.FolderOf([first, second]));

    [Theory]
    [InlineData("cwru", "cwru/1.mat", "cwru/2.csv")]
    [InlineData("*.csv", "1.csv", "2.CSV")]
    [InlineData("", "1.csv", "2.mat")]
    public void Form_is_kept_for_a_folder_or_for_loose_files_of_one_kind(string kept, string first, string second) => Assert.Equal(kept, RecordingsDraft.KeptFor([first, second]));

    [Fact]
    public void What_is_left_out_is_in_no_manifest_until_it_is_taken_in_again()
    {
        var draft = new RecordingsDraft();
        draft.LeaveOut("b", true);
        Assert.Equal((true, false), (draft.IsLeftOut("b"), draft.IsLeftOut("a")));
        Assert.Equal(["a", "c"], draft.Taken(["a", "b", "c"]));
        draft.LeaveOut("b", false);
        Assert.Equal(["a", "b", "c"], draft.Taken(["a", "b", "c"]));
    }
}
